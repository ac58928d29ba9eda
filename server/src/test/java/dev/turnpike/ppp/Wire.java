package dev.turnpike.ppp;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** A line between two control protocols that may be slow, lose packets and deliver them twice. */
public final class Wire {

    private record Flight(long arrival, int number, ControlProtocol<?> target, byte[] packet) {}

    private final ManualTicker ticker = new ManualTicker();
    private final List<ControlProtocol<?>> ends = new ArrayList<>();
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(Comparator.comparingLong(Flight::arrival).thenComparingInt(Flight::number));
    private final Random random;
    private final Duration delay;
    private final int lossPercent;
    private final int copyPercent;
    private int packets;

    /** A line on which each packet takes {@code delay}. */
    public Wire(long seed, Duration delay, int lossPercent, int copyPercent) {
        this.random = new Random(seed);
        this.delay = delay;
        this.lossPercent = lossPercent;
        this.copyPercent = copyPercent;
    }

    /** The clock of both ends. */
    public ManualTicker ticker() {
        return ticker;
    }

    /** Packets handed to the line so far. */
    public int packets() {
        return packets;
    }

    /** The sender of the end with that number, 0 or 1. */
    public FrameSender end(int number) {
        return (protocol, packet) -> carry(1 - number, packet);
    }

    /** Joins the two ends, number 0 first; the same one twice makes a loop. */
    public void join(ControlProtocol<?> first, ControlProtocol<?> second) {
        ends.add(first);
        ends.add(second);
        for (ControlProtocol<?> end : List.of(first, second)) {
            if (end.state().isLowerUp()) {
                continue;
            }
            end.open();
            end.lowerUp();
        }
    }

    private void carry(int target, byte[] packet) {
        packets++;
        int copies = random.nextInt(100) < lossPercent ? 0 : random.nextInt(100) < copyPercent ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            flights.add(new Flight(ticker.nanos() + delay.toNanos(), packets, ends.get(target), packet));
        }
    }

    /** Lets time pass: packets arrive and timers run out. */
    public void run(Duration time) throws MalformedPacketException {
        long end = ticker.nanos() + time.toNanos();
        for (long next = next(); next <= end; next = next()) {
            ticker.advance(Duration.ofNanos(Math.max(0, next - ticker.nanos())));
            while (!flights.isEmpty() && flights.element().arrival() <= ticker.nanos()) {
                Flight flight = flights.remove();
                flight.target().receive(flight.packet());
            }
            for (ControlProtocol<?> protocol : ends) {
                protocol.tick(ticker.nanos());
            }
        }
        ticker.advance(Duration.ofNanos(end - ticker.nanos()));
    }

    private long next() {
        long deadline = ends.stream().mapToLong(ControlProtocol::deadline).min().orElseThrow();
        return flights.isEmpty()
                ? deadline
                : Math.min(deadline, flights.element().arrival());
    }
}
