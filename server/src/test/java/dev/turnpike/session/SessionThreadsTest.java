package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.address.AddressPool;
import dev.turnpike.address.Ipv4Range;
import dev.turnpike.auth.AuthChain;
import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.AuthService;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.CallHandler.Decision;
import dev.turnpike.control.CallRequest;
import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.event.EventBus;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.gre.CallTable;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import dev.turnpike.net.Ticker;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.RouteTable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session on its own two threads and the real clock. Every wait is for a packet, an event or a hang-up. */
class SessionThreadsTest {

    private static final int CALL_ID = 0x5000;
    private static final InetSocketAddress CLIENT = new InetSocketAddress(Ipv4.toAddress(BenchCall.CLIENT), 40_000);
    private static final InetSocketAddress SERVER = new InetSocketAddress(Ipv4.toAddress(BenchCall.SERVER), 1723);

    private final BlockingQueue<byte[]> fromServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<SessionEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<CallDisconnectResult> hangUps = new LinkedBlockingQueue<>();
    private final SessionRegistry registry = new SessionRegistry(1);
    private final FakeKernel kernel = new FakeKernel();
    private final Ticker ticker = Ticker.system();
    private final AuthService auth = new AuthService(
            new AuthChain(
                    List.of(new AuthProvider(
                            "local",
                            Optional.empty(),
                            Optional.of(new FakeUsers()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())),
                    ticker),
            Duration.ofSeconds(10),
            1,
            1);

    @AfterEach
    void close() {
        auth.close();
    }

    @Test
    void aSessionComesUpAndGoesOnItsOwnThreads() throws Exception {
        Session session = call();
        Socket uplink = new Socket(packet -> session.fromClient().offer(PacketBuffer.copyOf(packet)));
        ClientPeer client =
                new ClientPeer(uplink, new GreSender.Path(BenchCall.CLIENT, BenchCall.SERVER, CALL_ID), ticker);
        session.connected();

        while (!client.network.isUp()) {
            client.receive(next(fromServer));
        }
        assertThat(next(events)).isInstanceOf(SessionEvent.CallStarted.class);
        assertThat(next(events)).isInstanceOf(SessionEvent.LoginSucceeded.class);
        assertThat(next(events)).isInstanceOf(SessionEvent.SessionUp.class);

        session.disconnect(TerminateCause.ADMIN_RESET, "enough");
        while (client.terminateRequests.isEmpty()) {
            client.receive(next(fromServer));
        }
        assertThat(next(hangUps)).isEqualTo(CallDisconnectResult.ADMIN_SHUTDOWN);
        assertThat(next(events)).isInstanceOf(SessionEvent.SessionDown.class);
        assertThat(next(events)).isInstanceOf(SessionEvent.CallEnded.class);
    }

    private Session call() {
        SessionServices services = new SessionServices(
                new Socket(fromServer::add),
                new CallTable(),
                kernel.tun(),
                new RouteTable(),
                kernel.routes(),
                new AddressPool(List.of(Ipv4Range.parse("10.0.0.10")), List.of()),
                auth,
                new EventBus(List.of(events::add)),
                new Counters(),
                new PacketPool(16),
                ticker,
                InstantSource.system(),
                new Random(1));
        CallRequest request = new CallRequest(CLIENT, SERVER, CALL_ID, 1, 64, 0, 100_000_000, "pc", "Microsoft", "");
        Decision decision = new SessionFactory(new BenchSettings().build(), services, registry)
                .outgoingCall(request, (result, error, statistics) -> hangUps.add(result));
        return (Session) ((Decision.Accepted) decision).call();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(20, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** Where packets go. */
    private record Socket(Consumer<byte[]> packets) implements GreSocket {

        @Override
        public boolean receive(PacketBuffer packet) {
            return false;
        }

        @Override
        public boolean send(int source, int destination, PacketBuffer packet) {
            packets.accept(packet.toByteArray());
            return true;
        }

        @Override
        public void close() {}
    }
}
