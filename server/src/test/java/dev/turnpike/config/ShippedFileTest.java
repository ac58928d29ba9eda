package dev.turnpike.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The annotated turnpike.conf that is shipped says what the code does. */
class ShippedFileTest {

    private static final Path SHIPPED = Path.of("../conf/src/main/dist/turnpike.conf");
    private static final Pattern SECTION = Pattern.compile("\\[(.+)]");
    private static final Pattern KEY = Pattern.compile("#?([a-z][a-z-]*) = .+");

    // Read by the module of the provider, not by the server.
    private static final Set<String> OF_MODULES = Set.of(
            "[provider.local] file",
            "[provider.local] server-name",
            "[provider.local] strip-domain",
            "[provider.local] without-address",
            "[provider.local] owner");

    @Test
    void itNamesEveryKeyAndNothingElse() throws IOException {
        RecordingConfiguration recording = new RecordingConfiguration(Configurations.of(Files.readString(SHIPPED)));
        TurnpikeConfig.from(recording);
        Set<String> expected = new TreeSet<>(recording.asked());
        expected.addAll(OF_MODULES);
        assertThat(keys()).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(keys())).isEqualTo(expected);
    }

    @Test
    void asItIsItMeansTheDefaults() throws IOException, ConfigException {
        TurnpikeConfig shipped = read(Files.readString(SHIPPED));
        assertThat(values(shipped)).isEqualTo(values(Configurations.read("server")));
        assertThat(ConfigWarnings.of(shipped)).isEmpty();
    }

    @Test
    void aCommentedOutKeyShowsItsDefaultUnlessItSaysThatThereIsNone() throws IOException, ConfigException {
        List<String> lines = Files.readAllLines(SHIPPED);
        List<Object> defaults = values(Configurations.read("server"));
        int compared = 0;
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            section = SECTION.matcher(lines.get(i)).matches() ? lines.get(i) : section;
            boolean disabled =
                    lines.get(i).startsWith("#") && KEY.matcher(lines.get(i)).matches();
            if (disabled) {
                assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("# Default: ");
                boolean none = lines.get(i - 1).startsWith("# Default: none");
                if (!none && !isOfModule(section, lines.get(i))) {
                    assertThat(values(read(with(lines, i)))).as(lines.get(i)).isEqualTo(defaults);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void everyKeyCanBeUncommentedAtOnce() throws IOException, ConfigException {
        List<String> lines = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(SHIPPED)) {
            section = SECTION.matcher(line).matches() ? line : section;
            boolean key = KEY.matcher(line).matches() && !isOfModule(section, line);
            lines.add(key ? line.replaceFirst("^#", "") : line);
        }
        read(String.join("\n", lines));
    }

    private static boolean isOfModule(String section, String line) {
        Matcher key = KEY.matcher(line);
        return key.matches() && OF_MODULES.contains(section + " " + key.group(1));
    }

    private static String with(List<String> lines, int enabled) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(enabled, lines.get(enabled).substring(1));
        return String.join("\n", changed);
    }

    private static TurnpikeConfig read(String text) throws ConfigException {
        Configuration configuration = Configurations.of(text);
        TurnpikeConfig config = TurnpikeConfig.from(configuration);
        configuration.verify();
        return config;
    }

    private static List<Object> values(TurnpikeConfig config) {
        return List.of(
                config.server(),
                config.tunnel(),
                config.ppp(),
                config.session(),
                config.auth().timeout(),
                config.auth().providers().size(),
                config.log());
    }

    private static List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(SHIPPED)) {
            Matcher header = SECTION.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                section = header.group(1);
            } else if (key.matches()) {
                keys.add("[" + section + "] " + key.group(1));
            }
        }
        return keys;
    }
}
