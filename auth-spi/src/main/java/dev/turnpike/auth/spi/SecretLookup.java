package dev.turnpike.auth.spi;

/** What a secret store knows of a user. */
public sealed interface SecretLookup {

    /**
     * The user is known.
     *
     * @param secret compared by the server, which wipes it afterwards: the store hands out a copy
     * @param grant given if the proof is right
     */
    record Found(UserSecret secret, Grant grant) implements SecretLookup {}

    /**
     * The user is known and must not log in. The server verifies the proof first: whoever has it wrong is told what any
     * wrong password is told, so that the state of an account cannot be probed.
     *
     * @param secret as in {@link Found}
     * @param reason given if the proof is right
     * @param explanation for the log alone; no secret in it
     */
    record Refused(UserSecret secret, RejectReason reason, String explanation) implements SecretLookup {}

    /** The user is not known here. */
    record NotMine() implements SecretLookup {}

    /** The store cannot be read now. */
    record Unavailable(String cause) implements SecretLookup {}
}
