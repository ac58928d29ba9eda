package dev.turnpike.ppp.negotiation;

import java.util.Optional;

/**
 * Sees to it that a negotiation ends (RFC 1661 section 4.6, Max-Failure). Owned by the session's thread.
 *
 * <p>After Max-Failure Naks of ours their options are rejected; after three times as many refusals, or twice as many Naks
 * and Rejects of the peer, there is no agreement. The RFC sets no end to the latter two; it leaves them to the peer's sense.
 */
final class Convergence {

    private final int maxFailure;
    private int naksSent;
    private int refusalsSent;
    private int refusalsReceived;

    Convergence(int maxFailure) {
        this.maxFailure = maxFailure;
    }

    void restart() {
        naksSent = 0;
        refusalsSent = 0;
        refusalsReceived = 0;
    }

    /** The peer sent a Nak or a Reject. */
    void refused() {
        refusalsReceived++;
    }

    /** The reply to send instead of {@code reply}, which is counted. */
    <O> Reply<O> temper(Reply<O> reply) {
        Reply<O> tempered = naksSent >= maxFailure ? hardened(reply) : reply;
        switch (tempered) {
            case Reply.Ack<O> ack -> {
                naksSent = 0;
                refusalsSent = 0;
            }
            case Reply.Nak<O> nak -> {
                naksSent++;
                refusalsSent++;
            }
            case Reply.Reject<O> reject -> refusalsSent++;
        }
        return tempered;
    }

    Optional<String> impasse() {
        if (refusalsSent > 3 * maxFailure) {
            return Optional.of("the peer repeats what we refuse");
        }
        if (refusalsReceived > 2 * maxFailure) {
            return Optional.of("the peer refuses what we request, again and again");
        }
        return Optional.empty();
    }

    private static <O> Reply<O> hardened(Reply<O> reply) {
        // RFC 1661 section 4.6: Naks become Rejects, and options of our wish are no longer appended.
        return switch (reply) {
            case Reply.Nak<O> nak -> nak.refused().isEmpty() ? new Reply.Ack<>() : new Reply.Reject<>(nak.refused());
            case Reply.Ack<O> ack -> ack;
            case Reply.Reject<O> reject -> reject;
        };
    }
}
