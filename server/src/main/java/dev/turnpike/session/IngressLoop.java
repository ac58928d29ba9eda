package dev.turnpike.session;

import dev.turnpike.gre.GreReceiver;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread from the client, which owns the session: takes what comes, hands it on, looks at the clock, until the PPP
 * stack has come to its end. A defect in any of that ends this session and nobody else's.
 */
final class IngressLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(IngressLoop.class);

    /** Packets taken at once: enough to share the cost of the queue, few enough that a message never waits long. */
    private static final int BATCH = 64;

    private final Mailbox<SessionInput> mailbox;
    private final Mailbox<EgressMessage> egress;
    private final GreReceiver receiver;
    private final PppStack stack;
    private final Ticker ticker;
    private final Consumer<SessionEnd> onEnd;

    private final List<SessionInput> messages = new ArrayList<>();
    private final List<PacketBuffer> packets = new ArrayList<>(BATCH);

    IngressLoop(
            Mailbox<SessionInput> mailbox,
            Mailbox<EgressMessage> egress,
            GreReceiver receiver,
            PppStack stack,
            Ticker ticker,
            Consumer<SessionEnd> onEnd) {
        this.mailbox = mailbox;
        this.egress = egress;
        this.receiver = receiver;
        this.stack = stack;
        this.ticker = ticker;
        this.onEnd = onEnd;
    }

    @Override
    public void run() {
        SessionEnd end = SessionEnd.defect("a defect of the server");
        try {
            Optional<SessionEnd> ended = stack.ended();
            while (ended.isEmpty()) {
                ended = turn(Ticker.NEVER);
            }
            end = ended.get();
        } catch (RuntimeException defect) {
            log.error("a session ended by a defect of the server", defect);
        } finally {
            finish(end);
        }
    }

    /** Waits for something to do, for so many nanoseconds at most, and does it; how the session ended, if it did. */
    Optional<SessionEnd> turn(long longestWait) {
        mailbox.take(Math.min(longestWait, untilDeadline()), BATCH, messages, packets);
        messages.forEach(stack::handle);
        messages.clear();
        if (stack.ended().isEmpty()) {
            receiveAll(ticker.nanos());
        } else {
            packets.forEach(PacketBuffer::release);
        }
        packets.clear();
        return stack.ended();
    }

    /** Gives everything back, whatever a defect may have left of the session. */
    void finish(SessionEnd end) {
        try {
            mailbox.close();
            receiver.close();
            stack.close(end);
        } finally {
            onEnd.accept(end);
        }
    }

    private void receiveAll(long now) {
        if (!packets.isEmpty()) {
            stack.heard();
        }
        for (PacketBuffer packet : packets) {
            receiver.receive(packet, now, stack.frames());
        }
        receiver.expire(now, stack.frames());
        if (receiver.acknowledgmentDue(now)) {
            // If there is no room much is on its way to the client, and carries the acknowledgement.
            egress.postIfRoom(new EgressMessage.Acknowledge());
        }
        stack.tick(now);
    }

    /** When there will be something to do if nothing comes before; {@link Ticker#NEVER} if not at all. */
    long deadline() {
        return Math.min(receiver.deadline(ticker.nanos()), stack.deadline());
    }

    private long untilDeadline() {
        long deadline = deadline();
        return deadline == Ticker.NEVER ? Ticker.NEVER : Math.max(0, deadline - ticker.nanos());
    }
}
