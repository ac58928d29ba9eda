package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.address.AddressPool;
import dev.turnpike.address.Ipv4Range;
import dev.turnpike.auth.AuthChain;
import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.AuthService;
import dev.turnpike.control.CallHandler.Decision;
import dev.turnpike.event.EventBus;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.gre.CallTable;
import dev.turnpike.gre.GreReader;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketPool;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.RouteTable;
import dev.turnpike.tun.TunReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A server without sockets, devices and clocks: its sessions' loops are turned by the test's thread, and packets go from
 * one end to the other when {@link #settle} is called. Only logins are verified on threads of their own, as ever; the test
 * waits for their answers.
 */
final class SessionBench implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final int QUIET_ROUNDS = 3;

    final FakeKernel kernel = new FakeKernel();
    final FakeUsers users = new FakeUsers();
    final Counters counters = new Counters();
    final CallTable calls = new CallTable();
    final RouteTable routes = new RouteTable();
    final PacketPool pool = new PacketPool(1024);
    final List<SessionEvent> events = new ArrayList<>();
    final List<BenchCall> open = new ArrayList<>();
    final SessionRegistry registry;
    final AddressPool addresses;
    final SessionFactory factory;
    long now = TimeUnit.HOURS.toNanos(1);

    private final AuthService auth;
    private final LoopThreads threads = new LoopThreads();
    private int nextCallId = 0x5000;

    SessionBench() {
        this(new BenchSettings());
    }

    SessionBench(BenchSettings settings) {
        this.registry = new SessionRegistry(settings.maxSessions);
        this.addresses = new AddressPool(
                List.of(Ipv4Range.parse(settings.addresses)), List.of(Ipv4.toAddress(Ipv4.parse("10.0.0.1"))));
        AuthProvider provider = new AuthProvider(
                "local", Optional.empty(), Optional.of(users), Optional.empty(), Optional.empty(), Optional.empty());
        this.auth = new AuthService(new AuthChain(List.of(provider), System::nanoTime), Duration.ofMinutes(1), 8, 64);
        SessionServices services = new SessionServices(
                kernel.gre(),
                calls,
                kernel.tun(),
                routes,
                kernel.routes(),
                addresses,
                auth,
                new EventBus(List.of(events::add)),
                counters,
                pool,
                () -> now,
                () -> Instant.EPOCH,
                new Random(1));
        this.factory = new SessionFactory(settings.build(), services, registry, threads);
    }

    /** A call with its client, not yet connected. */
    BenchCall dial() {
        return dial(nextCallId++);
    }

    /** The same with that call ID of the server. */
    BenchCall dial(int callId) {
        BenchCall call = new BenchCall(this, callId, callId + 0x1000);
        Decision decision = factory.outgoingCall(call.request(), call.link);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        call.accepted((Session) ((Decision.Accepted) decision).call(), threads.ingress(), threads.egress());
        open.add(call);
        return call;
    }

    /** A call whose client has logged in and reached the network. */
    BenchCall login() {
        BenchCall call = dial();
        connect(call);
        assertThat(call.client.network.isUp()).isTrue();
        return call;
    }

    /** Connects the call and lets its client do what it does. */
    void connect(BenchCall call) {
        call.session.connected();
        settle();
    }

    /** Carries all that is on its way to where it goes, until nothing moves; verdicts of the back end too. */
    void settle() {
        for (int quiet = 0; quiet < QUIET_ROUNDS; quiet++) {
            open.forEach(call -> call.turn(0));
            if (carry()) {
                quiet = 0;
            } else {
                awaitVerdicts();
            }
        }
    }

    /** Time passes, in steps, and all that is due is done. */
    void pass(Duration time) {
        long end = now + time.toNanos();
        while (now < end) {
            now = Math.min(end, now + TICK.toNanos());
            settle();
        }
    }

    /** A packet for a client's tunnel address comes out of the kernel. */
    void fromKernel(byte[] packet) {
        kernel.toClients.add(packet);
        TunReader reader = new TunReader(kernel.tun(), routes, pool, counters, failure -> {});
        kernel.whenEmpty = reader::stop;
        reader.run();
        settle();
    }

    /** What the server has counted. */
    long counted(Counter counter) {
        return counters.value(counter);
    }

    /** The events of that kind. */
    <E extends SessionEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Nothing of any call is left anywhere in the server. */
    void assertNothingIsLeft() {
        assertThat(registry.size()).as("sessions").isZero();
        assertThat(registry.list()).isEmpty();
        assertThat(addresses.usage().leased() + addresses.usage().outside())
                .as("addresses")
                .isZero();
        assertThat(kernel.hostRoutes).isEmpty();
        for (BenchCall call : open) {
            assertThat(call.hasEnded()).isTrue();
            assertThat(call.link.disconnects).as("hung up once").hasSize(1);
            assertThat(calls.add(call.callId, 0, packet -> {}))
                    .as("the call ID is free in the table")
                    .isTrue();
        }
        for (int address = Ipv4.parse("10.0.0.10"); address <= Ipv4.parse("10.0.0.20"); address++) {
            assertThat(routes.add(address, packet -> {}))
                    .as("the route is free")
                    .isTrue();
        }
    }

    @Override
    public void close() {
        users.passwords.keySet().forEach(users::release);
        auth.close();
    }

    /** Moves GRE packets both ways; whether there were any. */
    private boolean carry() {
        boolean moved = !kernel.toServer.isEmpty() || !kernel.fromServer.isEmpty();
        if (!kernel.toServer.isEmpty()) {
            GreReader reader = new GreReader(kernel.gre(), calls, pool, counters, failure -> {});
            kernel.whenEmpty = reader::stop;
            reader.run();
        }
        for (byte[] packet = kernel.fromServer.poll(); packet != null; packet = kernel.fromServer.poll()) {
            int callId = (packet[6] & 0xff) << 8 | (packet[7] & 0xff);
            for (BenchCall call : open) {
                if (call.peerCallId == callId) {
                    call.client.receive(packet);
                }
            }
        }
        return moved;
    }

    /** Waits, in real time, for those answers of the back end that are not held back. */
    private void awaitVerdicts() {
        for (BenchCall call : open) {
            ClientLogin login = call.client.login;
            boolean due = login.awaitsVerdict() && login.hears() && !users.holds(login.user);
            for (int waits = 0; due && waits < 200 && kernel.fromServer.isEmpty() && !call.hasEnded(); waits++) {
                call.turn(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
