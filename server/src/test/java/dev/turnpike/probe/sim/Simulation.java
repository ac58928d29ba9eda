package dev.turnpike.probe.sim;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Lets time pass for parties on a network, from event to event, without waiting for real. Owned by the test's thread. */
public final class Simulation {

    private final ManualTicker ticker;
    private final GreNetwork network;
    private final List<Party> parties;

    /** These parties on that network, which runs by that clock. */
    public Simulation(ManualTicker ticker, GreNetwork network, Party... parties) {
        this.ticker = ticker;
        this.network = network;
        this.parties = List.of(parties);
    }

    /** Runs until it is done or that much time has passed; says which. */
    public boolean runUntil(BooleanSupplier done, Duration limit) {
        long end = ticker.nanos() + limit.toNanos();
        while (true) {
            parties.forEach(this::serve);
            if (done.getAsBoolean() || ticker.nanos() >= end) {
                return done.getAsBoolean();
            }
            ticker.advanceTo(Math.min(end, Math.max(ticker.nanos() + 1, nextEvent())));
        }
    }

    /** Lets that much time pass. */
    public void run(Duration time) {
        runUntil(() -> false, time);
    }

    private void serve(Party party) {
        var packet = network.poll(party.address());
        while (packet.isPresent()) {
            party.receive(packet.get());
            packet = network.poll(party.address());
        }
        party.tick();
    }

    private long nextEvent() {
        long next = Long.MAX_VALUE;
        for (Party party : parties) {
            next = Math.min(next, Math.min(party.deadline(), network.nextDue(party.address())));
        }
        return next;
    }
}
