package dev.turnpike.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietStartTest {

    @Test
    void aProcessThatSetsNoLogUpSaysWarningsOnStandardErrorAndNothingElse() {
        LoggerContext process = (LoggerContext) LoggerFactory.getILoggerFactory();
        assertThat(process.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getLevel())
                .as("logback found our configurator, not its own")
                .isEqualTo(Level.WARN);
    }

    @Test
    void noFileOnTheClassPathIsLookedForAfterwards() {
        assertThat(new QuietStart().configure(new LoggerContext()))
                .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
    }
}
