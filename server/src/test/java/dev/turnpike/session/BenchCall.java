package dev.turnpike.session;

import dev.turnpike.control.CallLink;
import dev.turnpike.control.CallRequest;
import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketBuffer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of a {@link SessionBench}: the session's loops on one end, the client on the other. */
final class BenchCall {

    static final int SERVER = Ipv4.parse("192.0.2.1");
    static final int CLIENT = Ipv4.parse("203.0.113.5");

    /** What the control connection is told. */
    static final class RecordingLink implements CallLink {

        final List<CallDisconnectResult> disconnects = new ArrayList<>();

        @Override
        public void disconnect(CallDisconnectResult result, int error, String statistics) {
            disconnects.add(result);
        }
    }

    final int callId;
    final int peerCallId;
    final RecordingLink link = new RecordingLink();
    final ClientPeer client;
    Session session;

    private IngressLoop ingress;
    private EgressLoop egress;
    private Optional<SessionEnd> end = Optional.empty();
    private boolean egressEnded;

    @SuppressWarnings("NullAway.Init") // set when the factory has accepted the call
    BenchCall(SessionBench bench, int callId, int peerCallId) {
        this.callId = callId;
        this.peerCallId = peerCallId;
        this.client =
                new ClientPeer(new Uplink(bench.kernel), new GreSender.Path(CLIENT, SERVER, callId), () -> bench.now);
    }

    CallRequest request() {
        return new CallRequest(
                new InetSocketAddress(Ipv4.toAddress(CLIENT), 40_000),
                new InetSocketAddress(Ipv4.toAddress(SERVER), 1723),
                callId,
                peerCallId,
                64,
                0,
                100_000_000,
                "pc",
                "Microsoft",
                "");
    }

    void accepted(Session made, IngressLoop in, EgressLoop out) {
        session = made;
        ingress = in;
        egress = out;
    }

    /** One turn of both loops, as their threads would do it. */
    void turn(long longestWait) {
        if (end.isEmpty()) {
            end = ingress.turn(longestWait);
            end.ifPresent(ingress::finish);
        }
        turnEgress();
    }

    private void turnEgress() {
        try {
            if (!egressEnded && !egress.turn(0)) {
                endEgress();
            }
        } catch (IllegalStateException wished) {
            endEgress();
        }
    }

    private void endEgress() {
        egressEnded = true;
        egress.finish();
    }

    /** The inbound thread comes to an end where nobody expected it. */
    void failInbound() {
        end = Optional.of(SessionEnd.defect("a defect, as the test wishes"));
        ingress.finish(end.get());
    }

    /** When its inbound thread would wake up by itself. */
    long nextDeadline() {
        return ingress.deadline();
    }

    boolean hasEnded() {
        return end.isPresent() && egressEnded;
    }

    Optional<SessionEnd> end() {
        return end;
    }

    /** The client's way to the server, through the IP header that a raw socket shows. */
    private record Uplink(FakeKernel kernel) implements GreSocket {

        @Override
        public boolean receive(PacketBuffer packet) {
            return false;
        }

        @Override
        public boolean send(int source, int destination, PacketBuffer packet) {
            return kernel.toServer.add(InnerPackets.gre(source, destination, packet.toByteArray()));
        }

        @Override
        public void close() {}
    }
}
