package dev.turnpike.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What this process may do, by {@code CapEff} of {@code /proc/self/status} (capabilities(7)). */
public final class Capabilities {

    /** The capabilities that the server uses. */
    public enum Capability {
        /** To listen on a port below 1024; PPTP's is not. */
        NET_BIND_SERVICE(10),
        /** For the TUN device, its addresses and routes, and the firewall. */
        NET_ADMIN(12),
        /** For the raw GRE socket. */
        NET_RAW(13);

        private final int bit;

        Capability(int bit) {
            this.bit = bit;
        }
    }

    private static final String LABEL = "CapEff:";

    private Capabilities() {}

    /**
     * The effective ones of this process.
     *
     * @throws IOException if the kernel does not tell
     */
    public static Set<Capability> effective() throws IOException {
        return parse(Files.readAllLines(Path.of("/proc/self/status")));
    }

    static Set<Capability> parse(List<String> status) throws IOException {
        for (String line : status) {
            if (line.startsWith(LABEL)) {
                return of(mask(line.substring(LABEL.length()).strip()));
            }
        }
        throw new IOException("/proc/self/status has no line " + LABEL);
    }

    private static long mask(String hex) throws IOException {
        try {
            return Long.parseUnsignedLong(hex, 16);
        } catch (NumberFormatException e) {
            throw new IOException("/proc/self/status has no hexadecimal number behind " + LABEL, e);
        }
    }

    private static Set<Capability> of(long mask) {
        Set<Capability> effective = EnumSet.noneOf(Capability.class);
        for (Capability capability : Capability.values()) {
            if ((mask >>> capability.bit & 1) != 0) {
                effective.add(capability);
            }
        }
        return effective;
    }
}
