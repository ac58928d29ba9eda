package dev.turnpike.ppp.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import java.util.Optional;

/** What one CHAP algorithm does differently. Stateless; any thread. */
interface ChapScheme {

    /** Its method. */
    AuthMethod method();

    /** How many tries a client has in one link. */
    int allowedFailures();

    /**
     * The proof in a Response.
     *
     * @param identifier of the Challenge that it answers
     * @throws MalformedPacketException if the value has not the form of this algorithm
     */
    Credential credential(int identifier, Octets challenge, Octets value) throws MalformedPacketException;

    /**
     * The message of the Success packet.
     *
     * @throws IllegalArgumentException if the provider's keys are not what this method needs
     */
    String success(UserName user, Credential credential, KeyMaterial keys);

    /** The keys to start MPPE with. */
    Optional<StartKeys> startKeys(Credential credential, KeyMaterial keys);

    /**
     * The message of the Failure packet.
     *
     * @param nextChallenge what the next Response shall answer; empty where there is no other try
     */
    String failure(RejectReason reason, Optional<Octets> nextChallenge);

    /** The message of the Failure packet where no back end could tell. */
    String undecided();
}
