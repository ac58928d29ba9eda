package dev.turnpike.control;

import static dev.turnpike.control.ProtocolBench.START;
import static dev.turnpike.control.ProtocolBench.callRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlCodec;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import dev.turnpike.control.message.RealClients;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The whole package on real sockets of the loopback. */
@Timeout(60)
@ExtendWith(QuietLogs.class)
class ControlListenerTest {

    static final List<RealClients> CLIENTS = RealClients.ALL;

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final BlockingQueue<String> journal = new LinkedBlockingQueue<>();
    private final ScriptedHandler handler = new ScriptedHandler(journal::add);
    private ConnectionGate gate = source -> true;
    private Predicate<InetAddress> allowFrom = source -> true;
    private int perAddress = 100;
    private Duration handshake = LONG;
    private Duration echo = LONG;
    private ControlListener listener = listener(List.of(ANY_PORT));

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        listener.closeConnections(Duration.ofSeconds(5));
        assertThat(listener.connections()).isZero();
    }

    @ParameterizedTest
    @FieldSource("CLIENTS")
    void aRealClientsFirstMessagesGetItACall(RealClients client) throws Exception {
        try (ScriptedPeer peer = connect()) {
            peer.send(client.startRequest());
            StartControlConnectionReply start = peer.expect(StartControlConnectionReply.class);
            peer.send(client.callRequest());
            OutgoingCallReply call = peer.expect(OutgoingCallReply.class);

            assertThat(start.resultCode()).isEqualTo(1);
            assertThat(call.resultCode()).isEqualTo(1);
            assertThat(heard()).isEqualTo("call 1 connected");
            assertThat(handler.lastRequest().server().getPort())
                    .isEqualTo(address().getPort());
            assertThat(handler.lastRequest().client().getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
        }
        // docs/clients.md section 1: Android leaves by closing TCP.
        assertThat(heard()).isEqualTo("call 1 cleared CONNECTION_CLOSED");
    }

    /**
     * docs/clients.md section 10: pptpd accepts nobody for ten seconds while one client does not send its first
     * message.
     */
    @Test
    void silentAndSlowPeersHoldUpNobody() throws Exception {
        try (ScriptedPeer silent = connect();
                ScriptedPeer slow = connect();
                ScriptedPeer honest = connect()) {
            slow.send(Arrays.copyOf(ControlCodec.encode(START), 5));

            assertThat(call(honest, 1).resultCode()).isEqualTo(1);
            assertThat(silent).isNotNull();
        }
    }

    /** A peer with a full TCP window, and one beside it. */
    @Test
    void aPeerThatNeverReadsIsEndedAndHoldsUpNobody() throws Exception {
        try (ScriptedPeer greedy = connect();
                ScriptedPeer honest = connect()) {
            call(greedy, 1);
            assertThat(heard()).isEqualTo("call 1 connected");

            Thread.ofVirtual().start(() -> sendUntilEnded(greedy, new EchoRequest(1)));

            assertThat(heard()).isEqualTo("call 1 cleared CLIENT_SILENT");
            assertThat(call(honest, 1).resultCode()).isEqualTo(1);
        }
    }

    /**
     * docs/clients.md section 2: clients behind one NAT may choose the same call ID; the kernel's PPTP refuses the
     * second.
     */
    @Test
    void twoConnectionsFromOneAddressWithTheSameClientCallIdAreBothServed() throws Exception {
        try (ScriptedPeer one = connect();
                ScriptedPeer other = connect()) {
            OutgoingCallReply first = call(one, 0x2961);
            OutgoingCallReply second = call(other, 0x2961);
            one.send(new CallClearRequest(0x2961));

            assertThat(first.callId()).isNotEqualTo(second.callId());
            assertThat(one.expect(CallDisconnectNotify.class).callId()).isEqualTo(first.callId());
            other.send(new SetLinkInfo(second.callId(), 0, 0));
            other.send(new EchoRequest(4));
            assertThat(other.expect(EchoReply.class).identifier()).isEqualTo(4);
            assertThat(journal)
                    .contains("call 2 link 00000000 00000000")
                    .doesNotContain("call 2 cleared CLIENT_CLEARED");
        }
    }

    @Test
    void aConnectionThatDoesNotStartInTimeIsClosed() throws Exception {
        handshake = Duration.ofMillis(50);
        try (ScriptedPeer silent = connect();
                ScriptedPeer slow = connect();
                ScriptedPeer started = connect()) {
            slow.send(Arrays.copyOf(ControlCodec.encode(START), 5));
            started.send(START);

            assertThat(silent.isEnded()).isTrue();
            assertThat(slow.isEnded()).isTrue();
            assertThat(started.isEnded()).isTrue();
        }
    }

    @Test
    void aClientThatFallsSilentIsAskedAndThenClosed() throws Exception {
        echo = Duration.ofMillis(50);
        try (ScriptedPeer peer = connect()) {
            call(peer, 1);

            EchoRequest asked = peer.expect(EchoRequest.class);
            peer.send(new EchoReply(asked.identifier(), 1, 0));
            assertThat(peer.expect(EchoRequest.class).identifier()).isNotEqualTo(asked.identifier());
            assertThat(peer.isEnded()).isTrue();
            assertThat(heard()).isEqualTo("call 1 connected");
            assertThat(heard()).isEqualTo("call 1 cleared CLIENT_SILENT");
        }
    }

    @Test
    void whomTheGateDoesNotAdmitIsClosedBeforeAnythingIsRead() throws Exception {
        gate = source -> !source.isLoopbackAddress();
        try (ScriptedPeer peer = connect()) {
            assertThat(peer.isEnded()).isTrue();
        }
    }

    @Test
    void aGateThatFailsAdmitsNobodyAndTheAcceptorGoesOn() throws Exception {
        gate = source -> {
            throw new IllegalStateException("a defect, as the test wishes");
        };
        try (ScriptedPeer one = connect();
                ScriptedPeer other = connect()) {
            assertThat(one.isEnded()).isTrue();
            assertThat(other.isEnded()).isTrue();
        }
    }

    @Test
    void whoIsNotAllowedFromHisAddressIsClosed() throws Exception {
        allowFrom = source -> false;
        try (ScriptedPeer peer = connect()) {
            assertThat(peer.isEnded()).isTrue();
        }
    }

    @Test
    void anAddressHasItsLimitOfConnectionsAndGetsThemBack() throws Exception {
        perAddress = 2;
        try (ScriptedPeer one = connect();
                ScriptedPeer two = connect()) {
            call(one, 1);
            call(two, 1);
            try (ScriptedPeer three = connect()) {
                assertThat(three.isEnded()).isTrue();
            }
            one.send(new StopControlConnectionRequest(1));
            one.expect(StopControlConnectionReply.class);
            assertThat(one.isEnded()).isTrue();
        }
        awaitNoConnection();
        try (ScriptedPeer again = connect()) {
            assertThat(call(again, 1).resultCode()).isEqualTo(1);
        }
    }

    @Test
    void manyClientsAtOnceAreAllServed() throws Exception {
        ScriptedPeer[] peers = new ScriptedPeer[50];
        for (int i = 0; i < peers.length; i++) {
            peers[i] = connect();
            peers[i].send(START);
            peers[i].send(callRequest(i));
        }
        for (ScriptedPeer peer : peers) {
            peer.expect(StartControlConnectionReply.class);
            assertThat(peer.expect(OutgoingCallReply.class).resultCode()).isEqualTo(1);
        }
        assertThat(listener.connections()).isEqualTo(50);
        for (ScriptedPeer peer : peers) {
            peer.close();
        }
        awaitNoConnection();
    }

    /** The order of a clean stop: no new connections, then the sessions' farewells, then the connections. */
    @Test
    void aCleanStopLetsSessionsSayFarewellAndThenStopsWhatIsLeft() throws Exception {
        try (ScriptedPeer one = connect();
                ScriptedPeer two = connect()) {
            call(one, 1);
            CallLink link = handler.lastLink();
            call(two, 1);
            InetSocketAddress address = address();

            listener.stopAccepting();
            assertThatThrownBy(() -> new ScriptedPeer(address)).isInstanceOf(IOException.class);
            link.disconnect(CallDisconnectResult.ADMIN_SHUTDOWN, 0, "");
            one.expect(CallDisconnectNotify.class);
            assertThat(one.expect(StopControlConnectionRequest.class).reason()).isEqualTo(3);
            one.send(new StopControlConnectionReply(1, 0));
            assertThat(one.isEnded()).isTrue();

            Thread stopper = Thread.ofVirtual().start(this::closeConnections);
            assertThat(two.expect(CallDisconnectNotify.class).resultCode()).isEqualTo(3);
            assertThat(two.expect(StopControlConnectionRequest.class).reason()).isEqualTo(3);
            two.send(new StopControlConnectionReply(1, 0));
            assertThat(two.isEnded()).isTrue();
            stopper.join();
            assertThat(journal)
                    .contains("call 2 cleared SERVER_SHUTDOWN", "closed in time")
                    .noneMatch(line -> line.startsWith("call 1 cleared"));
        }
    }

    @Test
    void aClientThatDoesNotAgreeToTheStopIsClosedAtTheLimit() throws Exception {
        try (ScriptedPeer peer = connect()) {
            call(peer, 1);

            boolean inTime = listener.closeConnections(Duration.ofMillis(50));

            assertThat(inTime).isFalse();
            assertThat(peer.isEnded()).isTrue();
        }
    }

    @Test
    void anAddressThatCannotBeBoundIsOneClearErrorAndNothingStaysBound() throws Exception {
        try (ScriptedPeer first = connect()) {
            assertThat(first).isNotNull();
            ControlListener second = listener(List.of(ANY_PORT, address()));

            assertThatThrownBy(second::start)
                    .isInstanceOf(BindException.class)
                    .hasMessageContaining(
                            "cannot listen on 127.0.0.1:" + address().getPort())
                    .hasMessageContaining("[server]");
            assertThat(second.addresses()).isEmpty();
        }
    }

    private ControlListener listener(List<InetSocketAddress> listen) {
        ControlConfig config = new ControlConfig(listen, "turnpike", allowFrom, 1000, perAddress, handshake, echo);
        CallIds callIds = new CallIds(new SecureRandom(), Ticker.system());
        return new ControlListener(config, gate, handler, callIds, Ticker.system());
    }

    /** The listener, started with what the test has set by then. */
    private ControlListener listener() throws IOException {
        if (listener.addresses().isEmpty()) {
            listener = listener(List.of(ANY_PORT));
            listener.start();
        }
        return listener;
    }

    private InetSocketAddress address() throws IOException {
        return listener().addresses().getFirst();
    }

    private ScriptedPeer connect() throws IOException {
        return new ScriptedPeer(address());
    }

    private static OutgoingCallReply call(ScriptedPeer peer, int peerCallId) throws IOException {
        peer.send(START);
        peer.expect(StartControlConnectionReply.class);
        peer.send(callRequest(peerCallId));
        return peer.expect(OutgoingCallReply.class);
    }

    private String heard() throws InterruptedException {
        return String.valueOf(journal.poll(10, TimeUnit.SECONDS));
    }

    private void closeConnections() {
        try {
            if (listener.closeConnections(Duration.ofSeconds(5))) {
                journal.add("closed in time");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitNoConnection() throws InterruptedException {
        assertThat(listener.awaitNoConnection(Duration.ofSeconds(10))).isTrue();
    }

    private static void sendUntilEnded(ScriptedPeer peer, ControlMessage message) {
        byte[] one = ControlCodec.encode(message);
        byte[] many = new byte[one.length * 4096];
        for (int at = 0; at < many.length; at += one.length) {
            System.arraycopy(one, 0, many, at, one.length);
        }
        try {
            while (true) {
                peer.send(many);
            }
        } catch (IOException e) {
            // The server, or the end of the test, has ended it.
        }
    }
}
