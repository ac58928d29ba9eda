package dev.turnpike.main;

import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.conf.SecretText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users in memory. */
final class FakeUsers implements UserDirectory {

    final Map<String, Entry> entries = new LinkedHashMap<>();
    final Map<String, String> secrets = new LinkedHashMap<>();
    final List<IOException> failures = new ArrayList<>();

    @Override
    public List<Entry> list() throws IOException {
        fail();
        return List.copyOf(entries.values());
    }

    @Override
    public boolean add(String name, SecretText secret, Optional<String> address) throws IOException {
        fail();
        if (name.isBlank()) {
            throw new IllegalArgumentException("a name cannot be blank: give one");
        }
        secrets.putIfAbsent(name, String.valueOf(secret.characters()));
        return entries.putIfAbsent(name, new Entry(name, "*", List.of(address.orElse("*")))) == null;
    }

    @Override
    public boolean changeSecret(String name, SecretText secret) {
        return secrets.replace(name, String.valueOf(secret.characters())) != null;
    }

    @Override
    public boolean remove(String name) {
        secrets.remove(name);
        return entries.remove(name) != null;
    }

    private void fail() throws IOException {
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
