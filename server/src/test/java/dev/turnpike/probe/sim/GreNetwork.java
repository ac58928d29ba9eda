package dev.turnpike.probe.sim;

import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;

/**
 * A network that carries GRE between sockets in memory, with loss, duplication and disorder from a seed, so that client and
 * server meet without root and without the kernel. Any thread.
 *
 * <p>With a manual clock, ask {@link #nextDue} and {@link #poll}. With the system's clock, give {@link #socket}s to a
 * {@code GreReader}, whose {@code receive} waits for real.
 */
public final class GreNetwork {

    private static final long RECEIVE_WAIT = Duration.ofMillis(100).toNanos();
    private static final int GRE = 47;

    private record Flight(long due, long order, int source, byte[] packet) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sent = lock.newCondition();
    private final Map<Integer, PriorityQueue<Flight>> inFlight = new HashMap<>(); // guarded by lock, by destination
    private final Ticker ticker;
    private final Random random; // guarded by lock
    private Weather weather; // guarded by lock
    private BiPredicate<Integer, Integer> firewall = (source, destination) -> true; // guarded by lock
    private long order; // guarded by lock

    /** An empty network. */
    public GreNetwork(Ticker ticker, Weather weather, long seed) {
        this.ticker = ticker;
        this.weather = weather;
        this.random = new Random(seed);
    }

    /** From now on. */
    public void weather(Weather weather) {
        lock.lock();
        try {
            this.weather = weather;
        } finally {
            lock.unlock();
        }
    }

    /** From now on only what {@code passes(source, destination)} is carried. */
    public void firewall(BiPredicate<Integer, Integer> passes) {
        lock.lock();
        try {
            firewall = passes;
        } finally {
            lock.unlock();
        }
    }

    /** The socket of the host with that address. */
    public GreSocket socket(int address) {
        return new Socket(address);
    }

    /** The next GRE packet for that host which has arrived by now, without IP header. */
    public Optional<PacketBuffer> poll(int destination) {
        lock.lock();
        try {
            return next(destination).map(flight -> PacketBuffer.copyOf(flight.packet()));
        } finally {
            lock.unlock();
        }
    }

    /** When the next packet for that host arrives; {@link Ticker#NEVER} if none is on the way. */
    public long nextDue(int destination) {
        lock.lock();
        try {
            Flight first = queue(destination).peek();
            return first == null ? Ticker.NEVER : first.due();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Flight> next(int destination) {
        PriorityQueue<Flight> queue = queue(destination);
        Flight first = queue.peek();
        return first == null || ticker.nanos() - first.due() < 0 ? Optional.empty() : Optional.of(queue.remove());
    }

    private PriorityQueue<Flight> queue(int destination) {
        return inFlight.computeIfAbsent(
                destination,
                any -> new PriorityQueue<>(Comparator.comparingLong(Flight::due).thenComparingLong(Flight::order)));
    }

    private void carry(int source, int destination, byte[] packet) {
        lock.lock();
        try {
            if (!firewall.test(source, destination) || random.nextDouble() < weather.loss()) {
                return;
            }
            int copies = random.nextDouble() < weather.duplication() ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                long spread = weather.longest().minus(weather.shortest()).toNanos();
                long delay = weather.shortest().toNanos() + (spread == 0 ? 0 : random.nextLong(spread));
                queue(destination).add(new Flight(ticker.nanos() + delay, order++, source, packet));
            }
            sent.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Flight> await(int destination, long patience) {
        lock.lock();
        try {
            long end = ticker.nanos() + patience;
            Optional<Flight> flight = next(destination);
            while (flight.isEmpty() && ticker.nanos() - end < 0) {
                long wake = Math.min(end, nextDue(destination));
                sent.awaitNanos(Math.max(1, wake - ticker.nanos()));
                flight = next(destination);
            }
            return flight;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    private final class Socket implements GreSocket {

        private final int address;
        private volatile boolean closed;

        Socket(int address) {
            this.address = address;
        }

        @Override
        public boolean receive(PacketBuffer packet) {
            Optional<Flight> flight = await(address, RECEIVE_WAIT);
            flight.ifPresent(arrived -> {
                byte[] whole = withIpHeader(arrived);
                System.arraycopy(whole, 0, packet.array(), packet.offset(), whole.length);
                packet.set(packet.offset(), whole.length);
            });
            return flight.isPresent();
        }

        @Override
        public boolean send(int source, int destination, PacketBuffer packet) {
            if (!closed) {
                carry(address, destination, packet.toByteArray());
            }
            return !closed;
        }

        @Override
        public void close() {
            closed = true;
        }

        private byte[] withIpHeader(Flight flight) {
            return new ByteWriter()
                    .u8(0x45) // version 4, header of 5 words
                    .u8(0)
                    .u16(20 + flight.packet().length)
                    .u16(0)
                    .u16(0)
                    .u8(64)
                    .u8(GRE)
                    .u16(0) // checksum: the kernel has looked at it
                    .i32(flight.source())
                    .i32(address)
                    .bytes(flight.packet())
                    .toByteArray();
        }
    }
}
