package dev.turnpike.address;

import dev.turnpike.auth.spi.UserName;
import java.net.Inet4Address;

/** What came of asking for an address. */
public sealed interface LeaseResult {

    /** Here it is; the session closes the lease. */
    record Leased(Lease lease) implements LeaseResult {}

    /**
     * Every address of the pool that the user may have is in use.
     *
     * @param poolSize how many the pool has
     */
    record Exhausted(long poolSize) implements LeaseResult {}

    /**
     * The user may have only this address, and somebody has it.
     *
     * @param holder the user of the session that has it; often the same one
     */
    record InUse(Inet4Address address, UserName holder) implements LeaseResult {}

    /**
     * The user's rules leave no address.
     *
     * @param reason a clause for the log; no text in it was chosen by the peer
     */
    record NotAllowed(String reason) implements LeaseResult {}
}
