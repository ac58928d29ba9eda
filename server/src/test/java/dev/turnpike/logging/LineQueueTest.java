package dev.turnpike.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LineQueueTest {

    private final LoggerContext context = Contexts.create();
    private final Logger logger = context.getLogger("dev.turnpike");

    /** A target that takes its first line and then stands still until it is told to go on. */
    private static final class SlowTarget extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final List<String> written = new ArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            reached.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            written.add(event.getFormattedMessage());
        }
    }

    @Test
    void whoeverLogsNeverWaitsAndTheLinesThatWereLostAreCounted() throws InterruptedException {
        SlowTarget target = new SlowTarget();
        LineQueue queue = start(target, 2);
        logger.info("1");
        target.reached.await();
        Stream.of("2", "3", "lost", "lost").forEach(logger::info);
        target.goOn.countDown();
        queue.stop();
        assertThat(target.written).containsExactly("1", "LOG: 2 lines were lost, test was too slow for them", "2", "3");
    }

    @Test
    void theLinesInTheQueueAreWrittenBeforeTheEndAndNoneAfterIt() {
        SlowTarget target = new SlowTarget();
        target.goOn.countDown();
        LineQueue queue = start(target, 100);
        List<String> lines =
                Stream.iterate(0, i -> i + 1).limit(50).map(String::valueOf).toList();
        lines.forEach(logger::info);
        queue.stop();
        queue.stop();
        logger.info("too late");
        assertThat(target.written).containsExactlyElementsOf(lines);
        assertThat(target.isStarted()).isFalse();
    }

    private LineQueue start(SlowTarget target, int capacity) {
        target.setContext(context);
        LineQueue queue = new LineQueue("test", target, logger, capacity);
        queue.setContext(context);
        queue.start();
        logger.setAdditive(false);
        logger.addAppender(queue);
        return queue;
    }
}
