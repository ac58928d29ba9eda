package dev.turnpike.dist.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The configuration of the server under test: a sound default, changed key by key. Used by one thread. */
public final class ServerConfiguration {
    /** The user that every configuration knows. */
    public static final String USER = "alice";

    /** Her password, with blanks and quotes' neighbours that a parser may stumble over. */
    public static final String PASSWORD = "Pa55 word#1";

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();

    /** Creates the default: MS-CHAPv2, MPPE-128 required, one user with an address from the pool. */
    public ServerConfiguration() {
        set("server", "listen", LabNetwork.SERVER + ":1723");
        set("tunnel", "local-address", LabNetwork.TUNNEL);
        set("tunnel", "address-pool", "10.99.0.0/24");
        set("ppp", "auth-methods", "mschapv2");
        set("ppp", "mppe", "require");
        set("ppp", "mppe-bits", "128");
        set("auth", "providers", "local");
        set("provider.local", "module", "file");
        set("log", "level", "debug");
        user(USER, PASSWORD, "*");
    }

    /** Sets a key of a section. */
    public ServerConfiguration set(String section, String key, String value) {
        sections.computeIfAbsent(section, unused -> new LinkedHashMap<>()).put(key, value);
        return this;
    }

    /** Adds a line to chap-secrets; the address is one, or * for any of the pool. */
    public ServerConfiguration user(String name, String password, String address) {
        secrets.add("\"" + name + "\" * \"" + password + "\" " + address);
        return this;
    }

    /** Writes turnpike.conf and chap-secrets into the directory and returns the former. */
    Path write(Path directory) {
        try {
            Path secretsFile = directory.resolve("chap-secrets");
            Files.deleteIfExists(secretsFile);
            Files.createFile(
                    secretsFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(secretsFile, secrets, UTF_8);
            set("provider.local", "file", secretsFile.toString());
            return Files.writeString(directory.resolve("turnpike.conf"), text(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        sections.forEach((section, keys) -> {
            text.append('[').append(section).append("]\n");
            keys.forEach(
                    (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
            text.append('\n');
        });
        return text.toString();
    }
}
