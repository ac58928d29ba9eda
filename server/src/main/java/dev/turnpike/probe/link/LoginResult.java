package dev.turnpike.probe.link;

import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.probe.report.Failure;

/** How a login ended. */
sealed interface LoginResult {

    /** The server took it, and both know keys now; whoever takes them wipes them. */
    record Keyed(StartKeys keys) implements LoginResult {}

    /** The server took it, by a method that gives no keys. */
    record Keyless() implements LoginResult {}

    /** There is no login. */
    record Refused(Failure failure) implements LoginResult {}
}
