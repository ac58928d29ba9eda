package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.Secrets;
import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameSender;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The client's side of PAP (RFC 1334 section 2). Owned by the link's thread. */
final class PapLogin implements Login {

    private static final int AUTHENTICATE_REQUEST = 1;
    private static final int AUTHENTICATE_ACK = 2;
    private static final int AUTHENTICATE_NAK = 3;
    private static final int WRONG_PASSWORD = 691;

    private final String user;
    private final Iterator<SecretText> passwords;
    private final FrameSender sender;
    private final IntSupplier identifiers;
    private final LoginTimer timer;
    private final Consumer<LoginResult> onResult;
    private SecretText password;
    private int identifier;

    PapLogin(
            LinkOptions options,
            FrameSender sender,
            IntSupplier identifiers,
            LoginTimer timer,
            Consumer<LoginResult> onResult) {
        this.user = options.user();
        this.passwords = options.passwords().iterator();
        this.password = passwords.next();
        this.sender = sender;
        this.identifiers = identifiers;
        this.timer = timer;
        this.onResult = onResult;
    }

    @Override
    public PppProtocol protocol() {
        return PppProtocol.PAP;
    }

    @Override
    public void start() {
        identifier = identifiers.getAsInt();
        request();
        timer.sent();
    }

    @Override
    public void receive(byte[] packet) throws MalformedPacketException {
        ControlPacket verdict = ControlPacket.parse(packet);
        if (verdict.identifier() != identifier || timer.deadline() == Ticker.NEVER) {
            return;
        }
        if (verdict.code() == AUTHENTICATE_ACK) {
            timer.stop();
            onResult.accept(new LoginResult.Keyless());
        } else if (verdict.code() == AUTHENTICATE_NAK) {
            refused(message(verdict.data()));
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
            onResult.accept(new LoginResult.Refused(
                    Failure.of(FailureCause.SERVER_SILENT, "no answer to the PAP Authenticate-Request")));
        } else if (timer.isRepeatDue(now)) {
            request();
        }
    }

    private void refused(String message) {
        if (passwords.hasNext()) {
            password = passwords.next();
            start();
            return;
        }
        timer.stop();
        onResult.accept(new LoginResult.Refused(Failure.ofLogin(WRONG_PASSWORD, "PAP: " + message)));
    }

    private void request() {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] secret = password.utf8();
        byte[] data = new ByteWriter()
                .u8(name.length)
                .bytes(name)
                .u8(secret.length)
                .bytes(secret)
                .toByteArray();
        sender.send(
                PppProtocol.PAP,
                new ControlPacket(AUTHENTICATE_REQUEST, identifier, Octets.copyOf(data)).toByteArray());
        Secrets.wipe(secret, data);
    }

    private static String message(Octets data) throws MalformedPacketException {
        if (data.length() == 0) {
            return "-"; // some servers leave the length out
        }
        ByteReader reader = data.reader();
        byte[] text = reader.bytes(reader.u8());
        return Printable.token(new String(text, StandardCharsets.UTF_8));
    }
}
