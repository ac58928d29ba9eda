package dev.turnpike.conf.load;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Hands sections out and remembers to whom nobody came. */
final class LoadedConfiguration implements Configuration {

    private final Location whole;
    private final Map<String, Section> sections;
    private final IniValues values;
    private final Problems problems;
    private final Map<String, LoadedSettings> asked = new LinkedHashMap<>();
    private final Set<String> askedPrefixes = new LinkedHashSet<>();

    LoadedConfiguration(Location whole, Map<String, Section> sections, IniValues values, Problems problems) {
        this.whole = whole;
        this.sections = sections;
        this.values = values;
        this.problems = problems;
    }

    @Override
    public Settings section(String name) {
        return asked.computeIfAbsent(name, n -> {
            Section section = sections.getOrDefault(n, new Section(whole, n));
            return new LoadedSettings(section, values, problems);
        });
    }

    @Override
    public List<Settings> sections(String prefix) {
        String dotted = prefix + ".";
        askedPrefixes.add(dotted);
        return sections.keySet().stream()
                .filter(name -> name.startsWith(dotted) && name.length() > dotted.length())
                .map(this::section)
                .toList();
    }

    @Override
    public void verify() throws ConfigException {
        Problems all = new Problems(problems);
        for (Section section : sections.values()) {
            LoadedSettings reader = asked.get(section.name());
            if (reader == null) {
                all.add(section.where(), section.name(), "is no section" + meant(section.name()));
            } else {
                reader.unread(all);
            }
        }
        List<String> lines = all.lines();
        if (!lines.isEmpty()) {
            throw new ConfigException(lines);
        }
    }

    private String meant(String typed) {
        String rest = typed.substring(typed.indexOf('.') + 1);
        List<String> known = new ArrayList<>(asked.keySet());
        Stream<String> named = askedPrefixes.stream().map(prefix -> prefix + rest);
        known.addAll(named.toList());
        return Suggestions.nearest(typed, known)
                .map(name -> ": did you mean [" + name + "]?")
                .orElse(": known are " + String.join(", ", names()));
    }

    private List<String> names() {
        Stream<String> single = asked.keySet().stream()
                .filter(name -> askedPrefixes.stream().noneMatch(name::startsWith))
                .map(name -> "[" + name + "]");
        Stream<String> named = askedPrefixes.stream().map(prefix -> "[" + prefix + "NAME]");
        return Stream.concat(single, named).toList();
    }
}
