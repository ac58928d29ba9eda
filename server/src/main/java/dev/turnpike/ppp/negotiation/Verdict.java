package dev.turnpike.ppp.negotiation;

/**
 * What a negotiator thinks of one option that the peer requests.
 *
 * @param <O> the protocol's option type
 */
public sealed interface Verdict<O> {

    /** As it is. */
    record Accept<O>() implements Verdict<O> {}

    /** The option yes, this value no. */
    record Suggest<O>(O better) implements Verdict<O> {}

    /** Not at all. */
    record Refuse<O>() implements Verdict<O> {}

    /** As it is. */
    static <O> Verdict<O> accept() {
        return new Accept<>();
    }

    /** The option yes, but with the value of {@code better}. */
    static <O> Verdict<O> suggest(O better) {
        return new Suggest<>(better);
    }

    /** Not at all. */
    static <O> Verdict<O> refuse() {
        return new Refuse<>();
    }
}
