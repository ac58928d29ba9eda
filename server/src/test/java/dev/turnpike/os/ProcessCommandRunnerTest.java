package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessCommandRunnerTest {

    private final CommandRunner runner = new ProcessCommandRunner(Duration.ofSeconds(20));

    @Test
    void inputIsReadAndOutputIsReturned() throws Exception {
        assertThat(runner.run(List.of("cat"), "hello\n")).isEqualTo("hello\n");
    }

    @Test
    void aFailureTellsStatusAndWhatWasSaid() {
        assertThatThrownBy(() -> shell("echo one; echo two >&2; exit 3"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("sh -c ")
                .hasMessageEndingWith(": exit status 3, one | two");
    }

    @Test
    void aFailureWithoutAWordIsAFailure() {
        assertThatThrownBy(() -> shell("exit 1")).hasMessageEndingWith(": exit status 1, without a word");
    }

    @Test
    void aMissingProgramIsNamed() {
        assertThatThrownBy(() -> runner.run(List.of("no-such-program-here"), ""))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("no-such-program-here");
    }

    @Test
    void aCommandThatDoesNotEndIsKilled() {
        CommandRunner hasty = new ProcessCommandRunner(Duration.ofMillis(100));
        assertThatThrownBy(() -> hasty.run(List.of("sleep", "600"), ""))
                .isInstanceOf(CommandException.class)
                .hasMessageEndingWith("has not ended after 100 ms");
    }

    @Test
    void aChildThatTheCommandLeavesBehindDoesNotHoldUpTheServer() {
        CommandRunner hasty = new ProcessCommandRunner(Duration.ofMillis(300));
        // Long enough that the output is being waited for: of a process that ends before, the JDK closes it.
        assertThatThrownBy(() -> hasty.run(List.of("sh", "-c", "sleep 2 & sleep 0.1"), ""))
                .hasMessageEndingWith("has ended, but what it started holds its output");
    }

    @Test
    void argumentsAreNotReadByAShell() throws Exception {
        assertThat(runner.run(List.of("echo", "$HOME; `id`"), "")).isEqualTo("$HOME; `id`\n");
    }

    @Test
    void theServersEnvironmentStaysWithTheServer() throws Exception {
        assertThat(shell("env | cut -d= -f1 | sort"))
                .doesNotContain("HOME", "USER", "JAVA")
                .contains("LC_ALL", "PATH");
    }

    @Test
    void muchOutputIsCutAndDoesNotBlockTheCommand() throws Exception {
        assertThat(shell("head -c 1000000 /dev/zero | tr '\\0' x")).hasSize(16 << 10);
    }

    @Test
    void aCommandThatReadsNothingIsNoFailure() throws Exception {
        assertThat(runner.run(List.of("true"), "x".repeat(1 << 20))).isEmpty();
    }

    private String shell(String script) throws CommandException {
        return runner.run(List.of("sh", "-c", script), "");
    }
}
