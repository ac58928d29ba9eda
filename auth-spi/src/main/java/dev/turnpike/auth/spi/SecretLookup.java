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

    /** The user may not log in, whatever the proof. */
    record Refused(RejectReason reason, String explanation) implements SecretLookup {}

    /** The user is not known here. */
    record NotMine() implements SecretLookup {}

    /** The store cannot be read now. */
    record Unavailable(String cause) implements SecretLookup {}
}
