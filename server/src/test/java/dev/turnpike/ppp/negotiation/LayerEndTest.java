package dev.turnpike.ppp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.fsm.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ends and rejects (RFC 1661 sections 5.5 to 5.7), on a protocol whose options mean nothing. */
final class LayerEndTest {

    private final TestBench bench = new TestBench();
    private final Script script = bench.script;
    private final TestNegotiator negotiator = bench.negotiator;
    private final LayerLog log = bench.log;
    private final ControlProtocol<TestOption> protocol = bench.protocol;

    private void peerSends(String hex) {
        bench.peerSends(hex);
    }

    private void weSend(String hex) {
        bench.weSend(hex);
    }

    @Test
    void closingSendsTheReasonTwiceAndThenFinishes() {
        bench.openUp();
        protocol.close("idle");
        bench.weTerminate(0x21, "idle");
        assertThat(log.events).containsExactly("started", "up", "down");
        script.timePasses(Duration.ofMillis(400));
        bench.weTerminate(0x21, "idle");
        script.timePasses(Duration.ofSeconds(1));

        script.weSendNothing();
        assertThat(log.events).containsExactly("started", "up", "down", "finished: closed by us: idle");
    }

    @Test
    void theTerminateAckFinishesAClose() {
        bench.openUp();
        protocol.close("idle");
        peerSends("06 21 0004");

        assertThat(log.events).endsWith("down", "finished: closed by us: idle");
        assertThat(protocol.deadline()).isEqualTo(Ticker.NEVER);
    }

    @Test
    void aLongReasonIsCut() {
        bench.openUp();
        protocol.close("x".repeat(4_000));

        weSend("05 21 007c " + "78".repeat(120));
    }

    /** RFC 1661 section 4.4, zrc: the peer gets time to hear our Terminate-Ack, and to ask again. */
    @Test
    void aTerminateRequestIsAcknowledgedAndItsReasonKept() {
        bench.openUp();
        peerSends("05 70 0007" + Hex.text("bye"));
        weSend("06 70 0004");
        assertThat(log.events).containsExactly("started", "up", "down");
        peerSends("05 71 0007" + Hex.text("bye"));
        weSend("06 71 0004");
        script.timePasses(Duration.ofSeconds(3));

        assertThat(log.events).endsWith("down", "finished: terminated by the peer: bye");
        assertThat(protocol.state()).isEqualTo(State.STOPPED);
    }

    /** Who ended first is what an operator asks (docs/clients.md section 7). */
    @Test
    void theFirstReasonIsKept() {
        bench.openUp();
        log.whenDown = () -> protocol.close("the layer below is going");
        peerSends("05 70 0007" + Hex.text("bye"));
        script.timePasses(Duration.ofSeconds(10));

        assertThat(log.events).endsWith("down", "finished: terminated by the peer: bye");
    }

    @Test
    void aPeerThatTerminatedMayBeginAnew() {
        bench.openUp();
        peerSends("05 70 0004");
        script.timePasses(Duration.ofSeconds(3));
        script.forget();
        peerSends("01 72 0006 0702");
        weSend("01 21 0007 010311");
        weSend("02 72 0006 0702");
        peerSends("02 21 0007 010311");

        assertThat(log.events).endsWith("up");
        assertThat(protocol.ending()).isEmpty();
    }

    /** RFC 1661 section 5.6: the rejected packet with its header; accel-ppp rewrites the code in place instead. */
    @Test
    void anUnknownCodeIsRejectedWithTheWholePacket() {
        bench.openUp();
        peerSends("63 07 0006 abcd 00");

        weSend("""
                07       # Code-Reject
                21       # an identifier of its own
                000a     # length
                63070006 # the rejected packet's header
                abcd     # its data, without padding
                """);
        assertThat(protocol.isOpened()).isTrue();
    }

    @Test
    void aCodeOfAnotherProtocolIsUnknownHere() {
        bench.openUp();
        peerSends("0e 07 0004");

        weSend("07 21 0008 0e070004");
    }

    /** RFC 1661 section 5.6: cut so that the Code-Reject fits the peer's MRU. */
    @Test
    void aCodeRejectIsCutToThePeersMru() {
        bench.openUp();
        script.link().peerMru(128);
        peerSends("63 07 0104 " + "55".repeat(256));

        weSend("07 21 0080 63070104 " + "55".repeat(120));
    }

    /** RFC 1661 section 4.3, RXJ-: without Configure-Request and its like there is no way on. */
    @Test
    void aCodeRejectOfAnEssentialCodeEndsTheLayer() {
        bench.openUp();
        peerSends("07 09 000b 01200007 010311");

        weSend("05 21 0004");
        peerSends("06 21 0004");
        assertThat(log.events).endsWith("down", "finished: rejected by the peer: IPCP Configure-Request");
    }

    /** Windows answers a Reset-Ack so (docs/clients.md section 5). */
    @Test
    void aCodeRejectOfAnExtraCodeChangesNothing() {
        bench.openUp();
        peerSends("07 09 0008 0f 01 0004");

        script.weSendNothing();
        assertThat(protocol.isOpened()).isTrue();
        bench.assertMalformed("07 09 0004");
    }

    @Test
    void aProtocolRejectEndsANegotiationWithoutATerminateRequest() {
        bench.start();
        protocol.protocolRejected();

        script.weSendNothing();
        assertThat(log.events).containsExactly("started", "finished: rejected by the peer: IPCP");
        protocol.protocolRejected();
        assertThat(log.events).as("the end is told once").hasSize(2);
    }

    @Test
    void aProtocolRejectOfALayerThatNobodyWantedSaysNothing() {
        protocol.protocolRejected();
        protocol.lowerUp();
        protocol.protocolRejected();

        assertThat(log.events).isEmpty();
    }

    @Test
    void theLayerBelowGoingDownBringsThisOneDownAtOnce() {
        bench.openUp();
        protocol.lowerDown();
        protocol.lowerDown();

        script.weSendNothing();
        assertThat(log.events).containsExactly("started", "up", "down");
        assertThat(protocol.deadline()).isEqualTo(Ticker.NEVER);
        protocol.lowerUp();
        protocol.lowerUp();
        weSend("01 21 0007 010311");
        script.weSendNothing();
    }

    @Test
    void aListenerMayCloseTheLayerFromWithin() {
        log.whenUp = () -> protocol.close("changed my mind");
        bench.openUp();

        bench.weTerminate(0x21, "changed my mind");
        assertThat(log.events).containsExactly("started", "up", "down");
    }

    @Test
    void aListenerMayOpenTheLayerAgainFromWithin() {
        bench.openUp();
        log.whenDown = protocol::lowerDown;
        peerSends("05 70 0004");

        assertThat(protocol.state()).isEqualTo(State.STARTING);
    }

    /** RFC 1661 section 4.1, column Closed. */
    @Test
    void aLayerThatNobodyWantsAnswersTerminateAck() {
        protocol.lowerUp();
        peerSends("01 50 0006 0702");

        weSend("06 50 0004");
        assertThat(negotiator.heard).isEmpty();
    }
}
