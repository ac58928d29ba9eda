package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.crypto.MppeKeyDerivation;
import dev.turnpike.crypto.MppeKeyDerivation.Role;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.crypto.NtPasswordHash;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.auth.ChapValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The login of a {@link ClientPeer}, by MS-CHAPv2 or PAP. Owned by the test's thread. */
final class ClientLogin {

    private static final byte[] PEER_CHALLENGE = "PeerChallenge 16".getBytes(StandardCharsets.US_ASCII);
    private static final int CHALLENGE = 1;
    private static final int RESPONSE = 2;
    private static final int SUCCESS = 3;
    private static final int FAILURE = 4;
    private static final int PAP_OPTION = 0xc023;

    final List<String> failures = new ArrayList<>();
    String user = "alice";
    boolean answersChallenges = true;
    boolean retries = true;

    private final ClientPeer peer;
    private final Deque<String> passwords = new ArrayDeque<>(List.of("secret"));
    private Optional<StartKeys> keys = Optional.empty();
    private byte[] passwordHash = {};
    private byte[] ntResponse = {};
    private MsChapV2 exchange = new MsChapV2(new byte[16], new byte[16], "");
    private boolean usesPap;
    private int successes;
    private boolean waits;

    ClientLogin(ClientPeer peer) {
        this.peer = peer;
    }

    /** Who it will be, and the passwords it will try one after the other; the last one for good. */
    void as(String name, String... tried) {
        user = name;
        passwords.clear();
        passwords.addAll(List.of(tried));
    }

    /** Whether a proof was sent that nobody has answered. */
    boolean awaitsVerdict() {
        return waits;
    }

    /** Whether it would notice a verdict. */
    boolean hears() {
        return !peer.deafTo.contains(PppProtocol.CHAP);
    }

    int successes() {
        return successes;
    }

    /** The keys of the last login that succeeded. */
    Optional<StartKeys> keys() {
        return keys;
    }

    /** The options of the server's LCP request. */
    void method(Octets options) {
        usesPap = options.toString().contains("0304" + HexFormat.of().toHexDigits((short) PAP_OPTION));
    }

    /** LCP may be open now. */
    void start() {
        if (usesPap && peer.lcpIsOpen() && !waits && successes == 0) {
            byte[] name = user.getBytes(StandardCharsets.UTF_8);
            byte[] secret = password().getBytes(StandardCharsets.UTF_8);
            byte[] data = new ByteWriter()
                    .u8(name.length)
                    .bytes(name)
                    .u8(secret.length)
                    .bytes(secret)
                    .toByteArray();
            waits = true;
            peer.send(PppProtocol.PAP, new ControlPacket(1, peer.nextIdentifier(), Octets.copyOf(data)));
        }
    }

    void pap(ControlPacket verdict) {
        waits = false;
        if (verdict.code() == 2) {
            succeeded(Optional.empty());
        } else {
            failures.add("PAP Nak");
        }
    }

    void chap(ControlPacket packet) throws MalformedPacketException {
        if (packet.code() == CHALLENGE && answersChallenges) {
            respond(packet.identifier(), ChapValue.parse(packet.data()).value().toByteArray());
        } else if (packet.code() == SUCCESS && waits) {
            waits = false;
            String message = text(packet);
            assertThat(exchange.verifySuccess(message, NtPasswordHash.hashOf(passwordHash), ntResponse))
                    .as("the server proves that it knows the password")
                    .isTrue();
            succeeded(Optional.of(
                    MppeKeyDerivation.startKeys(NtPasswordHash.hashOf(passwordHash), ntResponse, Role.CLIENT)));
        } else if (packet.code() == FAILURE) {
            waits = false;
            failures.add(text(packet));
            retry(packet.identifier(), text(packet));
        }
    }

    private void retry(int identifier, String failure) {
        if (retries && failure.contains("R=1")) {
            int at = failure.indexOf("C=") + 2;
            respond(identifier + 1 & 0xff, HexFormat.of().parseHex(failure.substring(at, at + 32)));
        }
    }

    /** Answers a challenge with the next password. */
    void respond(int identifier, byte[] challenge) {
        passwordHash = NtPasswordHash.of(password().toCharArray());
        exchange = new MsChapV2(challenge, PEER_CHALLENGE, user);
        ntResponse = exchange.ntResponse(passwordHash);
        byte[] value = new ByteWriter()
                .bytes(PEER_CHALLENGE)
                .zeros(8)
                .bytes(ntResponse)
                .u8(0)
                .toByteArray();
        Octets data = new ChapValue(Octets.copyOf(value), user).encode();
        waits = true;
        peer.send(PppProtocol.CHAP, new ControlPacket(RESPONSE, identifier, data));
    }

    private void succeeded(Optional<StartKeys> with) {
        successes++;
        keys = with;
        peer.network.start();
    }

    private String password() {
        return passwords.size() > 1 ? passwords.removeFirst() : passwords.getFirst();
    }

    private static String text(ControlPacket packet) {
        return new String(packet.data().toByteArray(), StandardCharsets.UTF_8);
    }
}
