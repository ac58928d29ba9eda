package dev.turnpike.ppp.auth;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.Link;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * CHAP as the authenticator (RFC 1994), with MD5 or as MS-CHAPv2. Owned by the session's thread.
 *
 * <p>A Challenge is repeated until a Response comes. One Response is verified at a time; the same one again gets the same
 * verdict without another look-up. A refused client of MS-CHAPv2 may try again, with a fresh challenge and the next
 * identifier (RFC 2759 sections 6 and 9.1.4), and is given a person's time for it.
 */
public final class ChapPhase implements AuthPhase {

    private static final int CHALLENGE_LENGTH = 16;
    private static final int MAX_CHALLENGES = 10;
    private static final long CHALLENGE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(90);

    private enum State {
        /** Not started, or waiting for the provider chain: nothing is due. */
        QUIET,
        /** A challenge is out: {@link #CHALLENGE_NANOS} until it is repeated. */
        CHALLENGED,
        /** A refused client may try again. */
        RETRY,
        /** The verdict is given. */
        DONE
    }

    /** The Response that is being verified. */
    private record Pending(int identifier, UserName user, Credential credential) {}

    private final ChapScheme scheme;
    private final String name;
    private final Link link;
    private final RandomGenerator random;
    private final AuthPort port;

    private State state = State.QUIET;
    private long deadline = Ticker.NEVER;
    private int identifier;
    private Octets challenge = Octets.NONE;
    private int challengesSent;
    private int failures;
    private @Nullable Pending pending;
    private @Nullable ControlPacket verdict; // the last Success or Failure, for whoever asks again

    private ChapPhase(ChapScheme scheme, String name, Link link, RandomGenerator random, AuthPort port) {
        this.scheme = scheme;
        this.name = name;
        this.link = link;
        this.random = random;
        this.port = port;
    }

    /**
     * CHAP with MD5.
     *
     * @param name the server's, told in the Challenge
     * @param random makes challenges: a {@link java.security.SecureRandom}, but in tests
     */
    public static ChapPhase md5(String name, Link link, RandomGenerator random, AuthPort port) {
        return new ChapPhase(new Md5Scheme(), name, link, random, port);
    }

    /** MS-CHAPv2; arguments as for {@link #md5}. */
    public static ChapPhase msChapV2(String name, Link link, RandomGenerator random, AuthPort port) {
        return new ChapPhase(new MsChapV2Scheme(), name, link, random, port);
    }

    @Override
    public PppProtocol protocol() {
        return PppProtocol.CHAP;
    }

    @Override
    public void start() {
        challenge = newChallenge();
        identifier = link.nextIdentifier();
        state = State.CHALLENGED;
        sendChallenge();
    }

    @Override
    public void receive(byte[] packet) throws MalformedPacketException {
        ControlPacket response = ControlPacket.parse(packet);
        if (response.code() != ChapCode.RESPONSE.number()) {
            throw new MalformedPacketException("CHAP code " + response.code() + " where only a Response is due");
        }
        if (verdict != null && response.identifier() == verdict.identifier()) {
            // RFC 1994 section 4.2: the verdict may have been lost; the same Response gets the same verdict.
            link.send(PppProtocol.CHAP, verdict);
            return;
        }
        boolean due = state == State.CHALLENGED || state == State.RETRY;
        if (due && response.identifier() == identifier) {
            verify(ChapValue.parse(response.data()));
        }
    }

    @Override
    public void decided(AuthDecision decision) {
        Pending answered = pending;
        if (answered == null) {
            return;
        }
        pending = null;
        AuthPort.Attempt attempt = new AuthPort.Attempt(answered.user(), scheme.method(), decision.provider());
        switch (decision.outcome()) {
            case AuthOutcome.Accepted accepted -> accept(answered, decision, accepted, attempt);
            case AuthOutcome.Rejected rejected -> refuse(answered, attempt, rejected.reason(), rejected.explanation());
            case AuthOutcome.Unavailable unavailable -> giveUp(answered, attempt, unavailable.cause());
            case AuthOutcome.NotMine none -> giveUp(answered, attempt, "no verdict");
            case AuthOutcome.Challenge more -> {
                more.conversation().close();
                giveUp(answered, attempt, "the provider wants another round, which CHAP does not have");
            }
        }
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void tick(long now) {
        if (deadline == Ticker.NEVER || now - deadline < 0) {
            return;
        }
        if (state == State.CHALLENGED && challengesSent < MAX_CHALLENGES) {
            sendChallenge();
        } else {
            done();
            port.ended("the client did not answer the " + scheme.method().label() + " challenge");
        }
    }

    private void verify(ChapValue response) throws MalformedPacketException {
        Credential credential = scheme.credential(identifier, challenge, response.value());
        UserName user = new UserName(response.name());
        pending = new Pending(identifier, user, credential);
        state = State.QUIET;
        deadline = Ticker.NEVER;
        port.check(user, credential);
    }

    private void accept(
            Pending answered, AuthDecision decision, AuthOutcome.Accepted accepted, AuthPort.Attempt attempt) {
        Login login;
        String message;
        try {
            message = scheme.success(answered.user(), answered.credential(), accepted.keys());
            login = new Login(
                    answered.user(),
                    scheme.method(),
                    decision.provider(),
                    accepted.grant(),
                    scheme.startKeys(answered.credential(), accepted.keys()),
                    decision.elapsed());
        } catch (IllegalArgumentException unusable) {
            giveUp(answered, attempt, "the provider's answer cannot be used: " + unusable.getMessage());
            return;
        } finally {
            accepted.keys().wipe();
        }
        tell(ChapCode.SUCCESS, answered.identifier(), message);
        done();
        port.accepted(login);
    }

    private void refuse(Pending answered, AuthPort.Attempt attempt, RejectReason reason, String explanation) {
        failures++;
        // Another password helps only where the password was the trouble.
        boolean again = reason.countsAgainstSource() && failures < scheme.allowedFailures();
        if (again) {
            // RFC 2759 section 9.1.4: the next Response has the next identifier and answers the challenge told here.
            challenge = newChallenge();
            identifier = answered.identifier() + 1 & 0xff;
        }
        tell(
                ChapCode.FAILURE,
                answered.identifier(),
                scheme.failure(reason, again ? Optional.of(challenge) : Optional.empty()));
        if (again) {
            state = State.RETRY;
            deadline = link.now() + RETRY_NANOS;
        } else {
            done();
        }
        port.refused(attempt, reason, failures, scheme.allowedFailures(), explanation);
        if (!again) {
            port.ended("login refused");
        }
    }

    private void giveUp(Pending answered, AuthPort.Attempt attempt, String cause) {
        tell(ChapCode.FAILURE, answered.identifier(), scheme.undecided());
        done();
        port.undecided(attempt, cause);
        port.ended("login undecided");
    }

    private void tell(ChapCode code, int answeredIdentifier, String message) {
        ControlPacket packet = new ControlPacket(
                code.number(), answeredIdentifier, Octets.copyOf(message.getBytes(StandardCharsets.UTF_8)));
        verdict = packet;
        link.send(PppProtocol.CHAP, packet);
    }

    private void sendChallenge() {
        challengesSent++;
        deadline = link.now() + CHALLENGE_NANOS;
        link.send(
                PppProtocol.CHAP,
                new ControlPacket(ChapCode.CHALLENGE.number(), identifier, new ChapValue(challenge, name).encode()));
    }

    private void done() {
        state = State.DONE;
        deadline = Ticker.NEVER;
    }

    private Octets newChallenge() {
        byte[] octets = new byte[CHALLENGE_LENGTH];
        random.nextBytes(octets);
        return Octets.copyOf(octets);
    }
}
