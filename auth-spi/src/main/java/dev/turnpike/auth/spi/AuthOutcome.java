package dev.turnpike.auth.spi;

/** How a try ended. Exactly one outcome decides a login, and only {@link Accepted} lets anybody in. */
public sealed interface AuthOutcome {

    /** The proof is right. */
    record Accepted(Grant grant, KeyMaterial keys) implements AuthOutcome {}

    /**
     * The proof is wrong, or the account must not log in. No further provider is asked.
     *
     * @param reason decides what the client is told; where the back end cannot say that the proof was right, it is {@link
     *     RejectReason#BAD_PASSWORD}, and the explanation tells the rest
     * @param explanation for the log alone; no secret in it
     */
    record Rejected(RejectReason reason, String explanation) implements AuthOutcome {}

    /**
     * Nobody could tell: the back end is down, slow or broken. Never counts against the client.
     *
     * @param cause for the log alone
     */
    record Unavailable(String cause) implements AuthOutcome {}

    /** This provider does not know the user; the next one is asked. */
    record NotMine() implements AuthOutcome {}

    /**
     * The exchange goes on: {@code message} is sent to the client and its answer goes to {@code conversation}. Only for
     * {@link AuthMethod#EAP}, whose rounds the client expects.
     *
     * @param message the EAP packet to send
     * @param conversation waits for the answer
     */
    record Challenge(byte[] message, Conversation conversation) implements AuthOutcome {}
}
