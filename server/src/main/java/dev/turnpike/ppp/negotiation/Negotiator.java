package dev.turnpike.ppp.negotiation;

import java.util.List;
import java.util.Optional;

/**
 * One side's wishes in the negotiation of one protocol: what to ask for, what to allow. Called on the session's thread.
 *
 * @param <O> the protocol's option type
 */
public interface Negotiator<O> {

    /** A negotiation begins, the first one or another: forget what was agreed before. */
    void restarted();

    /** The options of our next Configure-Request. */
    List<O> wanted();

    /** Judges the peer's Configure-Request. Nothing is agreed by that; see {@link #granted}. */
    Reply<O> consider(List<O> request);

    /** We are about to acknowledge this request of the peer. An earlier one is void. */
    void granted(List<O> request);

    /** The peer acknowledged this request of ours. */
    void acked(List<O> request);

    /** The peer prefers other values; it may name options that we did not request. */
    void naked(List<O> suggested);

    /** The peer does not negotiate these, which we requested. */
    void rejected(List<O> options);

    /** Why there can be no agreement; asked after each of the calls above. Ends the negotiation. */
    Optional<String> impasse();
}
