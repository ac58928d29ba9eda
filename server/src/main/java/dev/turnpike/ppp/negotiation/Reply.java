package dev.turnpike.ppp.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The answer to a Configure-Request.
 *
 * @param <O> the protocol's option type
 */
public sealed interface Reply<O> {

    /** All options are fine: Configure-Ack. */
    record Ack<O>() implements Reply<O> {}

    /**
     * Some values are not: Configure-Nak.
     *
     * @param refused the peer's options whose values are not fine, as it sent them; the Reject of a peer that does not give in
     * @param suggested what we would acknowledge instead, and options that the peer should request besides
     */
    record Nak<O>(List<O> refused, List<O> suggested) implements Reply<O> {

        /** Copies the lists. */
        public Nak {
            refused = List.copyOf(refused);
            suggested = List.copyOf(suggested);
        }
    }

    /**
     * Some options may not be negotiated at all: Configure-Reject.
     *
     * @param options the peer's, as it sent them and in its order
     */
    record Reject<O>(List<O> options) implements Reply<O> {

        /** Copies the list. */
        public Reject {
            options = List.copyOf(options);
        }
    }

    /**
     * Makes one answer of the verdicts on all options: Reject beats Nak beats Ack (RFC 1661 sections 5.2 to 5.4).
     *
     * @param request the peer's options in its order
     * @param missing options that the peer did not request and should
     */
    static <O> Reply<O> to(List<O> request, List<O> missing, Function<O, Verdict<O>> judge) {
        List<O> rejected = new ArrayList<>();
        List<O> refused = new ArrayList<>();
        List<O> suggested = new ArrayList<>();
        for (O option : request) {
            switch (judge.apply(option)) {
                case Verdict.Accept<O> fine -> {}
                case Verdict.Suggest<O>(O better) -> {
                    refused.add(option);
                    suggested.add(better);
                }
                case Verdict.Refuse<O> no -> rejected.add(option);
            }
        }
        if (!rejected.isEmpty()) {
            return new Reject<>(rejected);
        }
        suggested.addAll(missing);
        return suggested.isEmpty() ? new Ack<>() : new Nak<>(refused, suggested);
    }
}
