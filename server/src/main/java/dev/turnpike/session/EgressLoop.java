package dev.turnpike.session;

import dev.turnpike.gre.GreSender;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import java.util.ArrayList;
import java.util.List;

/**
 * The thread towards the client: orders of the ingress thread first, then packets from the TUN, in order. Owns the send
 * sequence and the encryptor.
 */
final class EgressLoop implements Runnable {

    /** Packets taken at once: enough to share the cost of the queue, few enough that an order never waits long. */
    private static final int BATCH = 32;

    private final Mailbox<EgressMessage> mailbox;
    private final GreSender sender;
    private final OutboundIp ip;
    private final Counters counters;
    private final TrafficMeter meter;
    private final Ticker ticker;

    private FrameCodec codec = FrameCodec.UNCOMPRESSED;
    private OutboundGate gate = new OutboundGate.Closed();
    private boolean running = true;

    EgressLoop(
            Mailbox<EgressMessage> mailbox,
            GreSender sender,
            OutboundIp ip,
            Counters counters,
            TrafficMeter meter,
            Ticker ticker) {
        this.mailbox = mailbox;
        this.sender = sender;
        this.ip = ip;
        this.counters = counters;
        this.meter = meter;
        this.ticker = ticker;
    }

    @Override
    public void run() {
        List<EgressMessage> messages = new ArrayList<>();
        List<PacketBuffer> packets = new ArrayList<>(BATCH);
        try {
            while (running) {
                mailbox.take(Ticker.NEVER, BATCH, messages, packets);
                messages.forEach(this::carryOut);
                packets.forEach(packet -> ip.fit(packet, this::send));
                messages.clear();
                packets.clear();
            }
        } finally {
            gate.close();
            mailbox.close();
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
