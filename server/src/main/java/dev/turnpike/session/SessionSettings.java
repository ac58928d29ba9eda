package dev.turnpike.session;

import dev.turnpike.config.PerUser;
import dev.turnpike.ppp.ccp.CcpPolicy;
import dev.turnpike.ppp.lcp.EchoPolicy;
import dev.turnpike.ppp.lcp.LcpPolicy;
import dev.turnpike.ppp.negotiation.Timing;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What all sessions have in common. Immutable.
 *
 * @param serverName told in CHAP challenges
 * @param localAddress the server's address in the tunnel
 * @param lcp the MRU and the methods offered
 * @param encryption whether MPPE must, may or must not be
 * @param ccp the strengths allowed
 * @param echo how a dead client is noticed
 * @param timing of the control protocols
 * @param mssClamp whether the MSS of TCP is lowered to what fits
 * @param dns told to clients whose grant names none
 * @param wins likewise
 * @param idleTimeout for users whose grant names none
 * @param maxDuration for users whose grant names none
 * @param perUser what happens when a user logs in again
 */
public record SessionSettings(
        String serverName,
        Inet4Address localAddress,
        LcpPolicy lcp,
        Encryption encryption,
        CcpPolicy ccp,
        EchoPolicy echo,
        Timing timing,
        boolean mssClamp,
        List<Inet4Address> dns,
        List<Inet4Address> wins,
        Optional<Duration> idleTimeout,
        Optional<Duration> maxDuration,
        PerUser perUser) {

    /** Whether a session is encrypted. */
    public enum Encryption {
        /** Always, or there is no session. */
        REQUIRE,
        /** If the client agrees. */
        PREFER,
        /** Never. */
        OFF
    }
}
