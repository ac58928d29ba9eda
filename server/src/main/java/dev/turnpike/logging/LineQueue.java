package dev.turnpike.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A bounded queue before one target, and the platform thread that empties it. Whoever logs never waits for a disk, a pipe
 * or a network: sessions run on virtual threads, whose carriers such a wait would hold. When the queue is full lines are
 * lost and counted, and their number is logged as soon as there is room. Logback's own AsyncAppender loses them silently.
 */
final class LineQueue extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private final Appender<ILoggingEvent> target;
    private final Logger logger;
    private final BlockingQueue<Optional<ILoggingEvent>> lines; // nothing means the end
    private final LongAdder lost = new LongAdder();
    private final Thread writer;

    /**
     * The target is started and stopped with the queue.
     *
     * @param logger whose name the line about lost lines has
     */
    LineQueue(String name, Appender<ILoggingEvent> target, Logger logger, int capacity) {
        this.target = target;
        this.logger = logger;
        this.lines = new ArrayBlockingQueue<>(capacity);
        this.writer = Thread.ofPlatform().name("log-" + name).daemon().unstarted(this::write);
        setName(name);
    }

    @Override
    public void start() {
        target.start();
        super.start();
        writer.start();
    }

    /** Waits some seconds for the lines that are in the queue. */
    @Override
    public void stop() {
        if (!isStarted()) {
            return;
        }
        super.stop();
        try {
            if (lines.offer(Optional.empty(), LAST_LINES.toMillis(), TimeUnit.MILLISECONDS)) {
                writer.join(LAST_LINES);
            }
        } catch (InterruptedException e) {
            addWarn("interrupted before the last lines were written", e);
        }
        target.stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        event.prepareForDeferredProcessing();
        if (!lines.offer(Optional.of(event))) {
            lost.increment();
        }
    }

    private void write() {
        try {
            for (Optional<ILoggingEvent> line = lines.take(); line.isPresent(); line = lines.take()) {
                target.doAppend(line.get());
                long missing = lost.sumThenReset();
                if (missing > 0) {
                    target.doAppend(loss(missing));
                }
            }
        } catch (InterruptedException e) {
            addError("interrupted: no line is written any more", e);
        }
    }

    private ILoggingEvent loss(long missing) {
        Object[] arguments = {missing, getName()};
        return new LoggingEvent(
                LineQueue.class.getName(),
                logger,
                Level.WARN,
                "LOG: {} lines were lost, {} was too slow for them",
                null,
                arguments);
    }
}
