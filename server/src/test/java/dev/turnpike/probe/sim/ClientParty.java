package dev.turnpike.probe.sim;

import dev.turnpike.gre.GreSender;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.link.FrameTrace;
import dev.turnpike.probe.link.LinkOptions;
import dev.turnpike.probe.link.ProbeLink;
import dev.turnpike.stats.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The built-in client's link on a simulated network. Owned by the test's thread. */
public final class ClientParty implements Party {

    /** What it says. */
    public final LinkRecorder says = new LinkRecorder();

    /** What it counts. */
    public final Counters counters = new Counters();

    /** The control packets it saw and sent, in words. */
    public final List<String> trace = new ArrayList<>();

    private final int address;
    private final ProbeLink link;

    /** A client that waits for {@link #start}. */
    public ClientParty(
            LinkOptions options, GreNetwork network, int address, int server, int serverCallId, Ticker ticker) {
        this.address = address;
        this.link = new ProbeLink(
                options,
                network.socket(address),
                new GreSender.Path(address, server, serverCallId),
                counters,
                says,
                new FrameTrace(trace::add),
                ticker,
                new Random(4711));
    }

    /** The link itself. */
    public ProbeLink link() {
        return link;
    }

    /** The call stands. */
    public void start() {
        link.start();
    }

    /** Sends an IP packet; false if nothing may pass. */
    public boolean send(byte[] packet) {
        return link.send(PacketBuffer.copyOf(packet));
    }

    @Override
    public int address() {
        return address;
    }

    @Override
    public void receive(PacketBuffer packet) {
        link.receive(packet);
    }

    @Override
    public void tick() {
        link.tick();
    }

    @Override
    public long deadline() {
        return link.deadline();
    }
}
