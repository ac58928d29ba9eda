package dev.turnpike.ppp.auth;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.Secrets;
import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.Link;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * PAP as the authenticator (RFC 1334 section 2): the client sends name and password, in clear, until it is answered. One
 * try. Owned by the session's thread.
 */
public final class PapPhase implements AuthPhase {

    private static final int AUTHENTICATE_REQUEST = 1;
    private static final int AUTHENTICATE_ACK = 2;
    private static final int AUTHENTICATE_NAK = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private record Pending(int identifier, UserName user) {}

    private final Link link;
    private final AuthPort port;

    private long deadline = Ticker.NEVER;
    private boolean due;
    private @Nullable Pending pending;
    private @Nullable ControlPacket verdict;

    /** Waits for the client once it is started. */
    public PapPhase(Link link, AuthPort port) {
        this.link = link;
        this.port = port;
    }

    @Override
    public PppProtocol protocol() {
        return PppProtocol.PAP;
    }

    @Override
    public void start() {
        due = true;
        deadline = link.now() + PATIENCE_NANOS;
    }

    @Override
    public void receive(byte[] packet) throws MalformedPacketException {
        ControlPacket request = ControlPacket.parse(packet);
        if (request.code() != AUTHENTICATE_REQUEST) {
            throw new MalformedPacketException("PAP code " + request.code() + " where only a request is due");
        }
        if (verdict != null) {
            // RFC 1334 section 2.2.1: the answer may have been lost; the client repeats with any identifier.
            link.send(PppProtocol.PAP, new ControlPacket(verdict.code(), request.identifier(), verdict.data()));
        } else if (due) {
            verify(request);
        }
    }

    @Override
    public void decided(AuthDecision decision) {
        Pending answered = pending;
        if (answered == null) {
            return;
        }
        pending = null;
        AuthPort.Attempt attempt = new AuthPort.Attempt(answered.user(), AuthMethod.PAP, decision.provider());
        switch (decision.outcome()) {
            case AuthOutcome.Accepted accepted -> accept(answered, decision, accepted);
            case AuthOutcome.Rejected rejected -> refuse(answered, attempt, rejected);
            case AuthOutcome.Unavailable unavailable -> giveUp(answered, attempt, unavailable.cause());
            case AuthOutcome.NotMine none -> giveUp(answered, attempt, "no verdict");
            case AuthOutcome.Challenge more -> {
                more.conversation().close();
                giveUp(answered, attempt, "the provider wants another round, which PAP does not have");
            }
        }
    }

    @Override
    public long deadline() {
        return deadline;
    }

    @Override
    public void tick(long now) {
        if (deadline != Ticker.NEVER && now - deadline >= 0) {
            deadline = Ticker.NEVER;
            due = false;
            port.ended("the client did not send its password");
        }
    }

    private void verify(ControlPacket request) throws MalformedPacketException {
        // RFC 1334 section 2.2.1: Peer-ID Length, Peer-ID, Passwd-Length, Password.
        ByteReader reader = request.data().reader();
        UserName user = new UserName(ChapValue.text(reader.bytes(reader.u8())));
        byte[] typed = reader.bytes(reader.u8());
        SecretText password = SecretText.of(ChapValue.text(typed));
        Secrets.wipe(typed);
        pending = new Pending(request.identifier(), user);
        due = false;
        deadline = Ticker.NEVER;
        port.check(user, new Credential.Pap(password));
    }

    private void accept(Pending answered, AuthDecision decision, AuthOutcome.Accepted accepted) {
        tell(AUTHENTICATE_ACK, answered.identifier(), "Access granted");
        port.accepted(new Login(
                answered.user(),
                AuthMethod.PAP,
                decision.provider(),
                accepted.grant(),
                Optional.empty(),
                decision.elapsed()));
    }

    private void refuse(Pending answered, AuthPort.Attempt attempt, AuthOutcome.Rejected rejected) {
        tell(AUTHENTICATE_NAK, answered.identifier(), "Access denied");
        port.refused(attempt, rejected.reason(), 1, 1, rejected.explanation());
        port.ended("login refused");
    }

    private void giveUp(Pending answered, AuthPort.Attempt attempt, String cause) {
        tell(AUTHENTICATE_NAK, answered.identifier(), "Authentication service unavailable");
        port.undecided(attempt, cause);
        port.ended("login undecided");
    }

    private void tell(int code, int identifier, String message) {
        byte[] text = message.getBytes(StandardCharsets.US_ASCII);
        Octets data = Octets.copyOf(new ByteWriter().u8(text.length).bytes(text).toByteArray());
        verdict = new ControlPacket(code, identifier, data);
        link.send(PppProtocol.PAP, verdict);
    }
}
