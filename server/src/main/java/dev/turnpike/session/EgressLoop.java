package dev.turnpike.session;

import dev.turnpike.gre.GreSender;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread towards the client: orders of the ingress thread first, then packets from the TUN, in order. Owns the send
 * sequence and the encryptor.
 */
final class EgressLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(EgressLoop.class);

    /** Packets taken at once: enough to share the cost of the queue, few enough that an order never waits long. */
    private static final int BATCH = 32;

    private final Mailbox<EgressMessage> mailbox;
    private final GreSender sender;
    private final OutboundIp ip;
    private final Counters counters;
    private final TrafficMeter meter;
    private final Ticker ticker;
    private final Runnable onDefect;

    private final List<EgressMessage> messages = new ArrayList<>();
    private final List<PacketBuffer> packets = new ArrayList<>(BATCH);
    private FrameCodec codec = FrameCodec.UNCOMPRESSED;
    private OutboundGate gate = new OutboundGate.Closed();
    private boolean running = true;

    /** Calls {@code onDefect}, on its own thread, if it comes to an end that nobody ordered. */
    EgressLoop(
            Mailbox<EgressMessage> mailbox,
            GreSender sender,
            OutboundIp ip,
            Counters counters,
            TrafficMeter meter,
            Ticker ticker,
            Runnable onDefect) {
        this.mailbox = mailbox;
        this.sender = sender;
        this.ip = ip;
        this.counters = counters;
        this.meter = meter;
        this.ticker = ticker;
        this.onDefect = onDefect;
    }

    @Override
    public void run() {
        try {
            while (running) {
                turn(Ticker.NEVER);
            }
        } catch (RuntimeException defect) {
            log.error("a session's outbound thread ended by a defect of the server", defect);
        } finally {
            finish();
        }
    }

    /** Waits for something to do, for so many nanoseconds at most, and does it; false once that was the last. */
    boolean turn(long longestWait) {
        mailbox.take(longestWait, BATCH, messages, packets);
        messages.forEach(this::carryOut);
        packets.forEach(packet -> ip.fit(packet, this::send));
        messages.clear();
        packets.clear();
        return running;
    }

    /** Takes and keeps nothing more. */
    void finish() {
        gate.close();
        mailbox.close();
        if (running) {
            // Without this thread the session hears its client and never answers: it would live on as a ghost.
            onDefect.run();
        }
    }

    private void carryOut(EgressMessage message) {
        switch (message) {
            case EgressMessage.Frame frame -> sendControl(frame);
            case EgressMessage.Compress compress -> codec = compress.codec();
            case EgressMessage.OpenClear open -> change(new OutboundGate.Clear(), open.mtu());
            case EgressMessage.OpenEncrypted open -> change(new OutboundGate.Encrypted(open.encryptor()), open.mtu());
            case EgressMessage.CloseNetwork close -> change(new OutboundGate.Closed(), PacketBuffer.CAPACITY);
            case EgressMessage.RestartCipher restart -> restartCipher();
            case EgressMessage.Acknowledge acknowledge -> sender.acknowledge();
            case EgressMessage.End end -> running = false;
        }
    }

    private void change(OutboundGate to, int mtu) {
        gate.close();
        gate = to;
        ip.mtu(mtu);
    }

    private void sendControl(EgressMessage.Frame frame) {
        PacketBuffer packet = PacketBuffer.copyOf(frame.packet());
        codec.encode(packet, frame.protocol().number());
        sender.send(packet, ticker.nanos());
    }

    private void restartCipher() {
        if (gate instanceof OutboundGate.Encrypted encrypted) {
            encrypted.encryptor().reset();
        }
    }

    private void send(PacketBuffer packet) {
        int octets = packet.length();
        if (gate.pass(packet, codec)) {
            meter.out(octets);
            counters.count(Counter.PACKETS_DOWN);
            counters.add(Counter.BYTES_DOWN, octets);
            sender.send(packet, ticker.nanos());
        } else {
            counters.count(Counter.NETWORK_CLOSED);
            packet.release();
        }
    }
}
