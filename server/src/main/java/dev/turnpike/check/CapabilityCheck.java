package dev.turnpike.check;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The privileges of this process, capabilities(7). */
final class CapabilityCheck implements Check {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern EFFECTIVE = Pattern.compile("(?m)^CapEff:\\s*([0-9a-f]{1,16})$");
    private static final int CAP_NET_ADMIN = 12;
    private static final int CAP_NET_RAW = 13;

    private final Host host;

    CapabilityCheck(Host host) {
        this.host = host;
    }

    @Override
    public Kind kind() {
        return Kind.MACHINE;
    }

    @Override
    public List<Finding> findings(Subject subject) {
        OptionalLong effective = effective();
        if (effective.isEmpty()) {
            return List.of(Findings.warn("privileges", STATUS + " does not tell them", "mount /proc"));
        }
        return List.of(
                finding(effective.getAsLong(), CAP_NET_ADMIN, "CAP_NET_ADMIN", "tunnel interface"),
                finding(effective.getAsLong(), CAP_NET_RAW, "CAP_NET_RAW", "raw GRE socket"));
    }

    private static Finding finding(long effective, int bit, String name, String purpose) {
        return (effective >>> bit & 1) == 1
                ? Findings.ok(purpose, name)
                : Findings.fail(
                        purpose,
                        "this process has no " + name,
                        "run as root, or give it: AmbientCapabilities=" + name + " in a unit, --cap-add " + name
                                + " for a container");
    }

    private OptionalLong effective() {
        Matcher matcher = EFFECTIVE.matcher(host.text(STATUS).orElse(""));
        return matcher.find() ? OptionalLong.of(Long.parseUnsignedLong(matcher.group(1), 16)) : OptionalLong.empty();
    }
}
