package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameSender;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.auth.ChapValue;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The client's side of CHAP (RFC 1994), with any of its algorithms. Owned by the link's thread.
 *
 * <p>Answers later challenges too: a server may ask again while the link is up. Only the first verdict is reported, and
 * every refusal.
 */
final class ChapLogin implements Login {

    private static final int CHALLENGE = 1;
    private static final int RESPONSE = 2;
    private static final int SUCCESS = 3;
    private static final int FAILURE = 4;

    private final String user;
    private final Iterator<SecretText> passwords;
    private final ChapMethod method;
    private final FrameSender sender;
    private final LoginTimer timer;
    private final Consumer<LoginResult> onResult;

    /** A Response that waits for its verdict. */
    private record Pending(int identifier, Octets challenge, ChapAnswer answer) {}

    private SecretText password;
    private Optional<Pending> pending = Optional.empty();
    private boolean accepted;

    ChapLogin(
            LinkOptions options,
            ChapMethod method,
            FrameSender sender,
            LoginTimer timer,
            Consumer<LoginResult> onResult) {
        this.user = options.user();
        this.passwords = options.passwords().iterator();
        this.password = passwords.next();
        this.method = method;
        this.sender = sender;
        this.timer = timer;
        this.onResult = onResult;
    }

    @Override
    public PppProtocol protocol() {
        return PppProtocol.CHAP;
    }

    @Override
    public void start() {
        timer.await();
    }

    @Override
    public void receive(byte[] packet) throws MalformedPacketException {
        ControlPacket received = ControlPacket.parse(packet);
        switch (received.code()) {
            case CHALLENGE -> challenged(received);
            case SUCCESS -> verdictOf(received).ifPresent(answered -> succeeded(answered, text(received)));
            case FAILURE -> {
                if (verdictOf(received).isPresent()) {
                    failed(received.identifier(), text(received));
                }
            }
            default -> throw new MalformedPacketException("CHAP code is " + received.code() + ", allowed 1, 3 and 4");
        }
    }

    @Override
    public long deadline() {
        return timer.deadline();
    }

    @Override
    public void tick(long now) {
        if (timer.isOver(now)) {
            timer.stop();
            String what = pending.isPresent() ? "no verdict on our Response" : "no Challenge came";
            onResult.accept(new LoginResult.Refused(Failure.of(FailureCause.SERVER_SILENT, what)));
        } else if (timer.isRepeatDue(now)) {
            pending.ifPresent(this::send);
        }
    }

    private void challenged(ControlPacket packet) throws MalformedPacketException {
        Octets challenge = ChapValue.parse(packet.data()).value();
        boolean repeated = pending.filter(sent -> sent.identifier() == packet.identifier()
                        && sent.challenge().equals(challenge))
                .isPresent();
        if (repeated) {
            pending.ifPresent(this::send);
        } else {
            respond(packet.identifier(), challenge);
        }
    }

    private void respond(int identifier, Octets challenge) throws MalformedPacketException {
        Pending response =
                new Pending(identifier, challenge, method.answer(identifier, challenge.toByteArray(), password));
        forget();
        pending = Optional.of(response);
        send(response);
        timer.sent();
    }

    private void send(Pending response) {
        ChapValue value = new ChapValue(Octets.copyOf(response.answer().value()), user);
        sender.send(PppProtocol.CHAP, new ControlPacket(RESPONSE, response.identifier(), value.encode()).toByteArray());
    }

    private Optional<Pending> verdictOf(ControlPacket packet) {
        return pending.filter(sent -> sent.identifier() == packet.identifier());
    }

    private void succeeded(Pending answered, String message) {
        LoginResult result = answered.answer().accepted(message);
        forget();
        timer.stop();
        if (result instanceof LoginResult.Refused || !accepted) {
            accepted = true;
            onResult.accept(result);
        } else if (result instanceof LoginResult.Keyed(var keys)) {
            keys.wipe(); // asked again while the link is up: the cipher stays as it is
        }
    }

    private void failed(int identifier, String message) throws MalformedPacketException {
        ChapFailureMessage failure = ChapFailureMessage.parse(message);
        if (failure.retryAllowed() && passwords.hasNext()) {
            password = passwords.next();
            // RFC 2759 section 6: the next Response answers C= and has the next identifier.
            respond(identifier + 1 & 0xff, Octets.copyOf(failure.challenge()));
            return;
        }
        forget();
        timer.stop();
        onResult.accept(new LoginResult.Refused(Failure.ofLogin(failure.error(), detail(failure, message))));
    }

    private void forget() {
        pending.ifPresent(old -> old.answer().wipe());
        pending = Optional.empty();
    }

    private static String detail(ChapFailureMessage failure, String message) {
        return "the server says " + Printable.token(message)
                + (failure.retryAllowed() ? " (another try is allowed)" : "");
    }

    private static String text(ControlPacket packet) {
        return new String(packet.data().toByteArray(), StandardCharsets.UTF_8);
    }
}
