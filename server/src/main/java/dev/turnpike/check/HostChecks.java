package dev.turnpike.check;

import java.util.List;

/** The checks that need nothing but the machine and the configuration. */
public final class HostChecks {

    private HostChecks() {}

    /** In the order of the table. */
    public static List<Check> of(Host host) {
        return List.of(
                new WarningsCheck(host),
                new TunCheck(host),
                new CapabilityCheck(host),
                new ForwardingCheck(host),
                new ProgramCheck(host),
                new ListenCheck(host));
    }
}
