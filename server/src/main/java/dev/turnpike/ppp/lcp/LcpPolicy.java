package dev.turnpike.ppp.lcp;

import java.util.List;

/**
 * What the server wants of LCP.
 *
 * @param mru what the client is asked not to exceed, 128 to 1500; whatever the answer, 1500 octets are received
 * @param authentication the methods allowed, at least one; offered strongest first, whatever their order here
 */
public record LcpPolicy(int mru, List<AuthenticationProtocol> authentication) {

    /** The smallest MRU asked for or agreed to; far below it nothing useful fits. */
    public static final int MIN_MRU = 128;

    /** What RFC 1661 section 6.1 makes everyone receive. */
    public static final int DEFAULT_MRU = 1500;

    /** Sorts, copies and checks. */
    public LcpPolicy {
        authentication = authentication.stream().sorted().distinct().toList();
        if (authentication.isEmpty()) {
            throw new IllegalArgumentException("at least one authentication protocol must be offered");
        }
        if (mru < MIN_MRU || mru > DEFAULT_MRU) {
            throw new IllegalArgumentException("MRU is " + mru + ", allowed " + MIN_MRU + " to " + DEFAULT_MRU);
        }
    }
}
