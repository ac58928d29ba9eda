package dev.turnpike.probe.sim;

import dev.turnpike.crypto.ChapMd5;
import dev.turnpike.crypto.MppeKeyDerivation;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.crypto.NtPasswordHash;
import dev.turnpike.net.ByteReader;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scripted server's side of PAP and CHAP. Owned by the test's thread. */
final class ScriptedLogin {

    private static final int CHALLENGE = 1;
    private static final int RESPONSE = 2;
    private static final int SUCCESS = 3;
    private static final int FAILURE = 4;
    private static final long CHALLENGE_INTERVAL = Duration.ofSeconds(3).toNanos();
    private static final Pattern RETRY = Pattern.compile("R=1 C=([0-9a-fA-F]{32})");

    private final ServerScript script;
    private final Link link;
    private final Random random;
    private final Consumer<Optional<StartKeys>> onLogin;
    private byte[] challenge = new byte[MsChapV2.CHALLENGE_LENGTH];
    private int challengeIdentifier;
    private long challengeAgain = Ticker.NEVER;
    private @Nullable ControlPacket verdict;
    private Optional<StartKeys> keys = Optional.empty();

    ScriptedLogin(ServerScript script, Link link, Random random, Consumer<Optional<StartKeys>> onLogin) {
        this.script = script;
        this.link = link;
        this.random = random;
        this.onLogin = onLogin;
    }

    void stop() {
        challengeAgain = Ticker.NEVER;
    }

    long deadline() {
        return challengeAgain;
    }

    void tick(long now) {
        if (challengeAgain != Ticker.NEVER && now - challengeAgain >= 0) {
            sendChallenge();
        }
    }

    void challenge() {
        if (script.withoutChallenge) {
            return;
        }
        random.nextBytes(challenge);
        challengeIdentifier = link.nextIdentifier();
        verdict = null;
        sendChallenge();
    }

    private void sendChallenge() {
        byte[] data = new ByteWriter()
                .u8(challenge.length)
                .bytes(challenge)
                .bytes("turnpike".getBytes(StandardCharsets.US_ASCII))
                .toByteArray();
        send(PppProtocol.CHAP, new ControlPacket(CHALLENGE, challengeIdentifier, Octets.copyOf(data)));
        challengeAgain = link.now() + CHALLENGE_INTERVAL;
    }

    void response(ControlPacket packet) throws MalformedPacketException {
        if (verdict != null && verdict.identifier() == packet.identifier()) {
            // RFC 1994 section 4.2: the same answer to a Response that comes again.
            send(PppProtocol.CHAP, verdict);
            return;
        }
        if (packet.code() != RESPONSE || packet.identifier() != challengeIdentifier) {
            return;
        }
        challengeAgain = Ticker.NEVER;
        ByteReader reader = packet.data().reader();
        byte[] value = reader.bytes(reader.u8());
        String name = new String(reader.rest(), StandardCharsets.UTF_8);
        if (!script.failures.isEmpty()) {
            fail(packet.identifier(), script.failures.remove(0));
        } else if (value.length == ChapMd5.RESPONSE_LENGTH) {
            byte[] secret = script.password.getBytes(StandardCharsets.UTF_8);
            boolean right = name.equals(script.user) && ChapMd5.verify(packet.identifier(), secret, challenge, value);
            decide(packet.identifier(), right, "welcome");
        } else {
            microsoft(packet.identifier(), value, name);
        }
    }

    private void microsoft(int identifier, byte[] value, String name) throws MalformedPacketException {
        ByteReader reader = new ByteReader(value);
        MsChapV2 exchange = new MsChapV2(challenge, reader.bytes(16), name);
        reader.skip(8);
        byte[] ntResponse = reader.bytes(24);
        byte[] hash = NtPasswordHash.of(script.password.toCharArray());
        byte[] hashHash = NtPasswordHash.hashOf(hash);
        boolean right = name.equals(script.user) && exchange.verify(hash, ntResponse);
        if (right) {
            keys = Optional.of(MppeKeyDerivation.startKeys(hashHash, ntResponse, MppeKeyDerivation.Role.SERVER));
        }
        String proof = exchange.authenticatorResponse(hashHash, ntResponse) + " M=welcome";
        decide(identifier, right, script.successInstead.isEmpty() ? proof : script.successInstead);
    }

    private void decide(int identifier, boolean right, String success) {
        if (!right) {
            random.nextBytes(challenge);
            fail(identifier, "E=691 R=1 C=" + HexFormat.of().formatHex(challenge) + " V=3 M=no");
            return;
        }
        chapVerdict(SUCCESS, identifier, success);
        onLogin.accept(keys);
    }

    private void fail(int identifier, String message) {
        chapVerdict(FAILURE, identifier, message);
        Matcher next = RETRY.matcher(message);
        if (next.find()) {
            // RFC 2759 section 6: the client answers this challenge, with the next identifier.
            challenge = HexFormat.of().parseHex(next.group(1));
            challengeIdentifier = identifier + 1 & 0xff;
        }
    }

    private void chapVerdict(int code, int identifier, String message) {
        byte[] data = message.getBytes(StandardCharsets.UTF_8);
        verdict = new ControlPacket(code, identifier, Octets.copyOf(data));
        send(PppProtocol.CHAP, verdict);
    }

    void papRequest(ControlPacket packet) throws MalformedPacketException {
        ByteReader reader = packet.data().reader();
        String name = new String(reader.bytes(reader.u8()), StandardCharsets.UTF_8);
        String password = new String(reader.bytes(reader.u8()), StandardCharsets.UTF_8);
        boolean right = name.equals(script.user) && password.equals(script.password);
        byte[] message = (right ? "welcome" : "go away").getBytes(StandardCharsets.US_ASCII);
        byte[] data = new ByteWriter().u8(message.length).bytes(message).toByteArray();
        int code = right ? 2 : 3;
        send(PppProtocol.PAP, new ControlPacket(code, packet.identifier(), Octets.copyOf(data)));
        if (right) {
            onLogin.accept(keys);
        }
    }

    private void send(PppProtocol protocol, ControlPacket packet) {
        link.send(protocol, packet);
    }
}
