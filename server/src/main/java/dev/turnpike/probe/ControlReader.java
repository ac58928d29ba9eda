package dev.turnpike.probe;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.call.ControlChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One tunnel's thread that waits for what the server says on the control connection, until it ends. */
final class ControlReader implements Runnable {

    private static final long WAIT_FOR_ROOM = Duration.ofSeconds(5).toNanos();

    private final ControlChannel channel;
    private final TunnelQueue queue;

    ControlReader(ControlChannel channel, TunnelQueue queue) {
        this.channel = channel;
        this.queue = queue;
    }

    @Override
    public void run() {
        queue.put(new TunnelInput.ControlEnded(readToTheEnd()), WAIT_FOR_ROOM);
    }

    private String readToTheEnd() {
        try {
            while (true) {
                Optional<ControlMessage> message = channel.next(Ticker.NEVER);
                if (message.isEmpty()) {
                    return "the server closed the control connection";
                }
                queue.put(new TunnelInput.Control(message.get()), WAIT_FOR_ROOM);
            }
        } catch (IOException e) {
            return "control connection: " + e.getMessage();
        } catch (MalformedPacketException e) {
            return "what came on the control connection is not PPTP: " + e.getMessage();
        }
    }
}
