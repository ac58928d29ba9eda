package dev.turnpike.auth.spi;

import java.util.Set;

/**
 * A provider that verifies logins itself: RADIUS, a bind at a directory, NETLOGON.
 *
 * <p>Called by several threads of the auth pool at once. May block, and must give up by itself: the server stops waiting
 * at {@code [auth] timeout}, but cannot stop the call.
 */
public interface Authenticator {

    /** The methods it can verify; asked once, after start. Others are never passed to it. */
    Set<AuthMethod> methods();

    /**
     * Verifies one try. Unreachable or broken back ends are {@link AuthOutcome.Unavailable}, never a rejection. What it
     * throws is logged as this provider's defect and counts as unavailable.
     */
    AuthOutcome authenticate(AuthRequest request);
}
