package dev.turnpike.conf.load;

import java.io.IOException;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.configuration2.INIConfiguration;
import org.apache.commons.configuration2.convert.DefaultListDelimiterHandler;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.apache.commons.configuration2.interpol.ConfigurationInterpolator;
import org.apache.commons.configuration2.tree.DefaultExpressionEngine;
import org.apache.commons.configuration2.tree.DefaultExpressionEngineSymbols;

/**
 * The values, as Commons Configuration reads them: quotes, escapes, trailing comments, {@code ${env:NAME}}, lists.
 *
 * <p>It is given only lines that were found to be good, each key once, so that it has nothing to merge or to guess.
 */
final class IniValues {

    private static final String SEPARATOR = "/"; // in no key and no section, unlike the usual dot

    // A dollar before it makes it plain text, as everywhere in Commons Text.
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([^}]*)}?");
    private static final Pattern ENVIRONMENT = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)");
    private static final DefaultListDelimiterHandler COMMAS = new DefaultListDelimiterHandler(',');

    private final INIConfiguration ini;
    private final ConfigurationInterpolator interpolator;
    private final Map<String, String> environment;

    IniValues(Collection<Section> sections, Map<String, String> environment) {
        this.environment = environment;
        ini = read(sections.stream().map(IniValues::text).collect(Collectors.joining()));
        interpolator = environmentOnly(environment);
    }

    /** The value of a line that belongs to no section, without variables. */
    static String plain(Entry entry) {
        return read(entry.line() + "\n").getProperty(entry.key()).toString();
    }

    /** The parts of a comma-separated text, trimmed; a backslash before a comma makes it part of a value. */
    static List<String> list(String text) {
        return List.copyOf(COMMAS.split(text, true));
    }

    /** The value as it stands in the file, without its quotes. */
    String raw(String section, String key) {
        return ini.getProperty(section + SEPARATOR + key).toString();
    }

    /** Whether a part of the value comes from elsewhere. */
    boolean hasVariable(String section, String key) {
        return VARIABLE.matcher(raw(section, key)).find();
    }

    /**
     * The value with its variables replaced.
     *
     * @throws IllegalArgumentException saying which variable cannot be
     */
    String interpolated(String section, String key) {
        Matcher variables = VARIABLE.matcher(raw(section, key));
        while (variables.find()) {
            Matcher name = ENVIRONMENT.matcher(variables.group(1));
            if (!name.matches() || !variables.group().endsWith("}")) {
                throw new IllegalArgumentException(
                        "has a variable other than ${env:NAME}: for the text itself write $${ instead of ${");
            }
            if (!environment.containsKey(name.group(1))) {
                throw new IllegalArgumentException("needs the environment variable " + name.group(1)
                        + ", which is not set: set it for the server");
            }
        }
        // Once: getString() would interpolate what came out again.
        return String.valueOf(interpolator.interpolate(raw(section, key)));
    }

    private static String text(Section section) {
        return section.entries().values().stream()
                .map(Entry::line)
                .collect(Collectors.joining("\n", "[" + section.name() + "]\n", "\n"));
    }

    private static INIConfiguration read(String text) {
        INIConfiguration ini = new INIConfiguration();
        ini.setSeparatorUsedInInput("=");
        ini.setExpressionEngine(new DefaultExpressionEngine(
                new DefaultExpressionEngineSymbols.Builder(DefaultExpressionEngineSymbols.DEFAULT_SYMBOLS)
                        .setPropertyDelimiter(SEPARATOR)
                        .setEscapedDelimiter(SEPARATOR + SEPARATOR)
                        .create()));
        try {
            ini.read(new StringReader(text));
        } catch (ConfigurationException | IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
        return ini;
    }

    /** The library's own look-ups reach files, classes and URLs: none of them is asked. */
    private static ConfigurationInterpolator environmentOnly(Map<String, String> environment) {
        ConfigurationInterpolator interpolator = new ConfigurationInterpolator();
        // What a variable holds is text, even where it looks like a variable.
        interpolator.registerLookup("env", name -> {
            String value = environment.get(name);
            return value == null ? null : value.replace("${", "$${");
        });
        return interpolator;
    }
}
