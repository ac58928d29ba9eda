package dev.turnpike.conf.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A section as it stands in the files; one that stands there more than once is one section.
 *
 * @param where its first head
 * @param entries by key, in the order of the files
 */
record Section(Location where, String name, Map<String, Entry> entries) {

    Section(Location where, String name) {
        this(where, name, new LinkedHashMap<>());
    }
}
