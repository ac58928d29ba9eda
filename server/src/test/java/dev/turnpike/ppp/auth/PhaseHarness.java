package dev.turnpike.ppp.auth;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Identifiers;
import dev.turnpike.ppp.negotiation.Link;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** One authentication phase with a hand-held clock; keeps what it sends. */
final class PhaseHarness {

    final RecordingPort port = new RecordingPort();
    final List<ControlPacket> sent = new ArrayList<>();
    long now;
    final Link link = new Link((protocol, packet) -> sent.add(parsed(packet)), new Identifiers(5), () -> now);
    final Random random = new Random(1);

    ControlPacket last() {
        return sent.getLast();
    }

    String lastText() {
        return new String(last().data().toByteArray(), StandardCharsets.UTF_8);
    }

    static byte[] hex(String octets) {
        return HexFormat.of().parseHex(octets.replaceAll("[^0-9a-fA-F]", ""));
    }

    static AuthDecision accepted(KeyMaterial keys) {
        return new AuthDecision("local", new AuthOutcome.Accepted(Grant.none(), keys), Duration.ofMillis(1));
    }

    static AuthDecision rejected(RejectReason reason) {
        return new AuthDecision("local", new AuthOutcome.Rejected(reason, "why"), Duration.ZERO);
    }

    static AuthDecision unavailable() {
        return new AuthDecision("local", new AuthOutcome.Unavailable("directory down"), Duration.ZERO);
    }

    private static ControlPacket parsed(byte[] packet) {
        try {
            return ControlPacket.parse(packet);
        } catch (MalformedPacketException malformed) {
            throw new AssertionError("we sent a malformed packet", malformed);
        }
    }
}
