package dev.turnpike.probe.call;

import dev.turnpike.control.message.ControlMessageReader;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A source that waits no longer than to a deadline, whatever the reader asks for. Owned by the reading thread. */
final class DeadlineSource implements ControlMessageReader.Source {

    private final ControlMessageReader.Source source;
    private final Ticker ticker;
    private long deadline = Ticker.NEVER;

    DeadlineSource(ControlMessageReader.Source source, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
    }

    /** From now on; {@link Ticker#NEVER} for none. */
    void deadline(long deadline) {
        this.deadline = deadline;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        return source.read(into, offset, length, limited(timeoutMillis));
    }

    private int limited(int timeoutMillis) throws SocketTimeoutException {
        if (deadline == Ticker.NEVER) {
            return timeoutMillis;
        }
        long left = Duration.ofNanos(deadline - ticker.nanos()).toMillis();
        if (left <= 0) {
            throw new SocketTimeoutException("no time is left");
        }
        return (int) Math.min(left, timeoutMillis == 0 ? Integer.MAX_VALUE : timeoutMillis);
    }
}
