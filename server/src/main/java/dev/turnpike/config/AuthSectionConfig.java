package dev.turnpike.config;

import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code [auth]} and the sections {@code [provider.NAME]}.
 *
 * @param providers asked in this order; never empty in a configuration that is used
 * @param timeout how long the answer of all of them together may take
 * @param unused names of provider sections that nobody asks
 */
public record AuthSectionConfig(List<Provider> providers, Duration timeout, List<String> unused) {

    private static final String PREFIX = "provider";

    /**
     * One provider.
     *
     * @param name as {@code providers} names it
     * @param module {@code file}, {@code radius}, {@code ldap} or the name of a class
     * @param settings its section; the rest of it is read by the module
     */
    public record Provider(String name, String module, Settings settings) {}

    static AuthSectionConfig from(Configuration configuration) {
        Settings auth = configuration.section("auth");
        List<Settings> sections = configuration.sections(PREFIX);
        List<String> names = sections.stream().map(AuthSectionConfig::nameOf).toList();
        List<String> asked = auth.list("providers", Values.TEXT, names);
        List<Provider> providers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : asked) {
            Optional<Settings> section =
                    sections.stream().filter(s -> nameOf(s).equals(name)).findFirst();
            if (section.isEmpty()) {
                auth.problem("providers", "names " + name + ", but there is no section [" + PREFIX + "." + name + "]");
            } else if (!seen.add(name)) {
                auth.problem("providers", "names " + name + " twice: remove one of the two");
            } else {
                providers.add(provider(name, section.get()));
            }
        }
        if (asked.isEmpty() && !auth.keys().contains("providers")) {
            auth.problem("providers", "is empty: add a section [provider.local] with module = file");
        }
        Duration timeout = auth.value(
                "timeout", Values.duration(Duration.ofSeconds(1), Duration.ofMinutes(5)), Duration.ofSeconds(10));
        return new AuthSectionConfig(
                List.copyOf(providers),
                timeout,
                names.stream().filter(name -> !asked.contains(name)).toList());
    }

    private static Provider provider(String name, Settings settings) {
        return new Provider(name, settings.required("module", Values.TEXT, "file"), settings);
    }

    private static String nameOf(Settings section) {
        return section.section().substring(PREFIX.length() + 1);
    }
}
