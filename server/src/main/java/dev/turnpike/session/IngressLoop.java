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
            end = untilTheEnd();
        } catch (RuntimeException defect) {
            log.error("a session ended by a defect of the server", defect);
        } finally {
            mailbox.close();
            receiver.close();
            stack.close(end);
            onEnd.accept(end);
        }
    }

    private SessionEnd untilTheEnd() {
        Optional<SessionEnd> end = stack.ended();
        while (end.isEmpty()) {
            long now = ticker.nanos();
            mailbox.take(waitFor(now), BATCH, messages, packets);
            messages.forEach(stack::handle);
            messages.clear();
            receiveAll(ticker.nanos());
            end = stack.ended();
        }
        return end.get();
    }

    private void receiveAll(long now) {
        if (!packets.isEmpty()) {
            stack.heard();
        }
        for (int taken = 0; taken < packets.size(); taken++) {
            receiver.receive(packets.get(taken), now, stack.frames());
        }
        packets.clear();
        receiver.expire(now, stack.frames());
        if (receiver.acknowledgmentDue(now)) {
            egress.post(new EgressMessage.Acknowledge());
        }
        stack.tick(now);
    }

    private long waitFor(long now) {
        long deadline = Math.min(receiver.deadline(now), stack.deadline());
        return deadline == Ticker.NEVER ? Ticker.NEVER : Math.max(0, deadline - now);
    }
}
