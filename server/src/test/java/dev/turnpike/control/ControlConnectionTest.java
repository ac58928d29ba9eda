package dev.turnpike.control;

import static dev.turnpike.control.ProtocolBench.START;
import static dev.turnpike.control.ProtocolBench.callRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole connection with its threads, over a TCP connection in memory. */
@Timeout(60)
@ExtendWith(QuietLogs.class)
class ControlConnectionTest {

    private final ManualTicker ticker = new ManualTicker();
    private final BlockingQueue<String> journal = new LinkedBlockingQueue<>();
    private final ScriptedHandler handler = new ScriptedHandler(journal::add);
    private final FakeWire wire = new FakeWire();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ControlConnection connection = start();

    @Test
    void aConnectionLivesFromStartToStop() throws Exception {
        OutgoingCallReply call = establish();
        wire.peerSends(new SetLinkInfo(call.callId(), 1, 2));
        assertThat(heard()).isEqualTo("call 1 link 00000001 00000002");

        wire.peerSends(new StopControlConnectionRequest(1));

        assertThat(heard()).isEqualTo("call 1 cleared CLIENT_STOPPED");
        assertThat(wire.taken()).isEqualTo(new StopControlConnectionReply(1, 0));
        assertThat(wire.takenEnd()).isTrue();
        wire.peerEnds();
        assertEnded();
    }

    /** A session ends its call from its own thread. */
    @Test
    void aDisconnectByTheSessionReachesTheClientWithoutWaitingForItsNextMessage() throws Exception {
        OutgoingCallReply call = establish();

        handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");

        assertThat(wire.taken()).isEqualTo(new CallDisconnectNotify(call.callId(), 3, 0, 0, ""));
        assertThat(wire.taken()).isEqualTo(new StopControlConnectionRequest(1));
        wire.peerSends(new StopControlConnectionReply(1, 0));
        assertEnded();
        assertThat(journal).isEmpty();
    }

    @Test
    void aShutdownReachesTheClientLikewise() throws Exception {
        establish();

        connection.shutDown();

        assertThat(heard()).isEqualTo("call 1 cleared SERVER_SHUTDOWN");
        assertThat(wire.taken()).isInstanceOf(CallDisconnectNotify.class);
        assertThat(wire.taken()).isInstanceOf(StopControlConnectionRequest.class);
        wire.peerEnds();
        assertEnded();
    }

    @Test
    void theEndOfTheTcpConnectionClearsTheCall() throws Exception {
        establish();

        wire.peerEnds();

        assertThat(heard()).isEqualTo("call 1 cleared CONNECTION_CLOSED");
        assertEnded();
    }

    @Test
    void anEndWithinAMessageClearsTheCallAsABrokenConnection() throws Exception {
        establish();

        wire.peerSends(Arrays.copyOf(ControlCodec.encode(START), 100));
        wire.peerEnds();

        assertThat(heard()).isEqualTo("call 1 cleared CONNECTION_CLOSED");
        assertEnded();
    }

    @Test
    void garbageEndsTheConnectionAndClearsTheCall() throws Exception {
        establish();

        wire.peerSends("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(heard()).isEqualTo("call 1 cleared PROTOCOL_ERROR");
        assertEnded();
        assertThat(wire.writtenMessages()).isZero();
    }

    @Test
    void aMessageThatStopsHalfwayEndsTheConnection() throws Exception {
        establish();
        wire.timesOut();

        wire.peerSends(Arrays.copyOf(ControlCodec.encode(START), 100));

        assertThat(heard()).isEqualTo("call 1 cleared PROTOCOL_ERROR");
        assertEnded();
    }

    /** A write to a peer with a full TCP window blocks; the session's thread must not notice. */
    @Test
    void aPeerThatDoesNotReadBlocksNoSessionAndIsGivenUpWhenItsPatienceIsOver() throws Exception {
        establish();
        wire.peerStopsReading();
        wire.peerSends(new EchoRequest(1));
        wire.peerSends(new SetLinkInfo(handler.lastRequest().callId(), 0, 0));
        assertThat(heard()).startsWith("call 1 link");

        handler.lastLink().disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
        ticker.advance(Outbox.PATIENCE);
        wire.peerSends(new EchoRequest(2)); // lets the connection look at the clock

        assertEnded();
        assertThat(wire.writtenMessages()).isZero();
    }

    @Test
    void aPeerThatAsksAndAsksAndDoesNotReadIsGivenUpWhenItsRoomIsFull() throws Exception {
        establish();
        wire.peerStopsReading();
        for (int i = 0; i <= Outbox.ROOM; i++) {
            wire.peerSends(new EchoRequest(i));
        }

        assertThat(heard()).isEqualTo("call 1 cleared CLIENT_SILENT");
        assertEnded();
    }

    @Test
    void aKilledConnectionClearsItsCall() throws Exception {
        establish();

        connection.kill();

        assertThat(heard()).isEqualTo("call 1 cleared CONNECTION_CLOSED");
        assertEnded();
    }

    @Test
    void aDefectEndsThatConnectionAndClearsItsCalls() throws Exception {
        establish();
        handler.failOn("link 00000007 00000007", () -> {
            throw new AssertionError("an error that nothing expects, as the test wishes");
        });

        wire.peerSends(new SetLinkInfo(handler.lastRequest().callId(), 7, 7));

        assertThat(heard()).isEqualTo("call 1 link 00000007 00000007");
        assertThat(heard()).isEqualTo("call 1 cleared SERVER_DEFECT");
        assertEnded();
    }

    /** docs/clients.md section 9: parsers and state machines of PPTP servers fell to fuzzers. */
    @Test
    void whateverAPeerSendsTheConnectionEndsAndEveryCallIsClearedOnce() throws Exception {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            BlockingQueue<String> heard = new LinkedBlockingQueue<>();
            FakeWire hostile = new FakeWire();
            CountDownLatch over = new CountDownLatch(1);
            connection(hostile, new ScriptedHandler(heard::add)).start("control-fuzz", over::countDown);
            hostile.peerSends(START);
            hostile.peerSends(callRequest(round));
            byte[] garbage = new byte[1 + random.nextInt(500)];
            random.nextBytes(garbage);
            hostile.peerSends(garbage);
            hostile.peerEnds();

            assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(hostile.isClosedSoon()).isTrue();
            assertThat(heard).hasSize(2).last().asString().startsWith("call 1 cleared");
        }
    }

    private ControlConnection start() {
        ControlConnection started = connection(wire, handler);
        started.start("control-test", ended::countDown);
        return started;
    }

    private ControlConnection connection(Wire over, CallHandler sessions) {
        return new ControlConnection(
                over,
                new ControlServices(
                        ControlConfig.defaults(),
                        sessions,
                        new CallIds(new Random(1), ticker),
                        new AddressQuota(100, 100),
                        ticker,
                        () -> false));
    }

    private OutgoingCallReply establish() throws InterruptedException {
        wire.peerSends(START);
        assertThat(wire.taken()).isInstanceOf(StartControlConnectionReply.class);
        wire.peerSends(callRequest(1));
        OutgoingCallReply reply = (OutgoingCallReply) wire.taken();
        assertThat(heard()).isEqualTo("call 1 connected");
        wire.peerSends(new EchoRequest(99));
        assertThat(wire.taken()).isEqualTo(new EchoReply(99, 1, 0));
        return reply;
    }

    private String heard() throws InterruptedException {
        return String.valueOf(journal.poll(10, TimeUnit.SECONDS));
    }

    private void assertEnded() throws InterruptedException {
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(wire.isClosedSoon()).isTrue();
    }
}
