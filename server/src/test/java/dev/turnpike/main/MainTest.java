package dev.turnpike.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.auth.spi.ProviderCheck.Level;
import dev.turnpike.check.Check;
import dev.turnpike.config.TurnpikeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private static final String GOOD = "[server]\nname = gate\n[provider.p]\nmodule = file\n";

    @TempDir
    private Path directory;

    private String file = "";
    private final CommandLineFixture line = new CommandLineFixture();

    @BeforeEach
    void writeAGoodConfiguration() throws IOException {
        file = Files.writeString(directory.resolve("turnpike.conf"), GOOD).toString();
    }

    @Test
    void serveRunsTheServerWithTheConfigurationAndEndsWithItsStatus() {
        List<TurnpikeConfig> seen = new ArrayList<>();
        line.launcher = config -> {
            config.source().verify();
            seen.add(config);
            return 3;
        };
        assertThat(line.run("serve", "--config", file)).isEqualTo(3);
        assertThat(seen)
                .singleElement()
                .satisfies(config -> assertThat(config.server().name()).isEqualTo("gate"));
        assertThat(line.err.toString()).isEmpty();
    }

    @Test
    void aWrongConfigurationIsStatusTwoAndEveryProblemIsALineOfItsOwn() throws IOException {
        Files.writeString(Path.of(file), "[server]\nnaem = x\nmax-sessions = 0\n[provider.p]\nmodule = file\n");
        line.launcher = config -> {
            config.source().verify();
            return 0;
        };
        assertThat(line.run("serve", "--config", file)).isEqualTo(2);
        assertThat(line.errLines())
                .containsExactly(
                        file + ":2: [server] naem: is no key: did you mean name?",
                        file + ":3: [server] max-sessions: \"0\" is not a whole number from 1 to 65535");
        assertThat(line.out.toString()).isEmpty();
    }

    @Test
    void aConfigurationThatIsNotThereIsStatusTwo() {
        assertThat(line.run("check", "--config", "/nonexistent/t.conf")).isEqualTo(2);
        assertThat(line.errLines())
                .containsExactly("/nonexistent/t.conf: does not exist: create it, or correct its name");
    }

    @Test
    void whatTheServerLacksIsItsOwnStatusAndOneSentence() {
        line.launcher = config -> {
            throw new CommandException(ExitStatus.UNAVAILABLE, "/dev/net/tun does not exist: modprobe tun\nmore");
        };
        assertThat(line.run("serve", "--config", file)).isEqualTo(3);
        assertThat(line.errLines()).containsExactly("turnpike: /dev/net/tun does not exist: modprobe tun");
    }

    @Test
    void aFaultOfTheProgramIsStatusOneAndSaysSo() {
        line.launcher = config -> {
            throw new IllegalStateException("bug");
        };
        assertThat(line.run("serve", "--config", file)).isEqualTo(1);
        assertThat(line.err.toString()).contains("fault of the program").contains("IllegalStateException: bug");
    }

    @ParameterizedTest
    @CsvSource({
        "serv, did you mean serve",
        "--conf=x, see turnpike --help",
        "'', see turnpike --help",
    })
    void aWrongCommandLineIsStatusTwoAndOneSentence(String argument, String remedy) {
        assertThat(argument.isEmpty() ? line.run() : line.run(argument)).isEqualTo(2);
        assertThat(line.errLines())
                .singleElement()
                .asString()
                .startsWith("turnpike: ")
                .contains(remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "check",
                "user",
                "user add",
                "user passwd",
                "user del",
                "user list",
                "generate-completion",
                "generate-manual"
            })
    void everyCommandExplainsItself(String command) {
        String[] arguments = (command + " --help").strip().split(" ");
        assertThat(line.run(arguments)).isZero();
        assertThat(line.out.toString()).contains("Usage: turnpike" + (command.isEmpty() ? "" : " " + command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "check", "user", "generate-manual"})
    void theHelpHasAnExample(String command) {
        line.run((command + " --help").strip().split(" "));
        assertThat(line.out.toString()).containsPattern("Examples?:\n  (\\. <\\()?turnpike ");
    }

    @Test
    void theVersionIsTold() {
        assertThat(line.run("--version")).isZero();
        assertThat(line.outLines()).singleElement().asString().startsWith("turnpike ");
    }

    @Test
    void theCompletionOfTheShellKnowsTheCommands() {
        assertThat(line.run("generate-completion")).isZero();
        assertThat(line.out.toString()).contains("complete -F").contains("serve check user");
    }

    @Test
    void theManualNamesEveryCommandOptionAndExitStatus() {
        assertThat(line.run("generate-manual")).isZero();
        assertThat(line.out.toString())
                .startsWith(".TH TURNPIKE 8\n")
                .contains(".SS turnpike user add NAME\n")
                .contains(".B \\-c, \\-\\-config FILE\n")
                .contains("The configuration file (default: /etc/turnpike/turnpike.conf).\n")
                .contains(".TP\n.B 4\nno server is running\n")
                .doesNotContain("${");
    }

    @Test
    void checkPrintsAnAlignedTableAndIsFineWhereNothingFails() {
        line.checks.add(config -> List.of(check(
                Check.Kind.MACHINE,
                new Finding(Level.OK, "TUN device", "/dev/net/tun", ""),
                new Finding(Level.WARN, "forwarding", "is off", "sysctl"))));
        assertThat(line.run("check", "--config", file)).isZero();
        assertThat(line.outLines())
                .containsExactly(
                        "STATE  WHAT        DETAIL        REMEDY",
                        "OK     TUN device  /dev/net/tun",
                        "WARN   forwarding  is off        sysctl");
    }

    @Test
    void checkPrintsJsonWhereItIsAskedFor() {
        line.checks.add(config -> List.of(check(Check.Kind.MACHINE, new Finding(Level.OK, "a", "\"b\"", ""))));
        assertThat(line.run("check", "--json", "--config", file)).isZero();
        assertThat(line.out.toString())
                .isEqualTo("[{\"state\": \"OK\", \"what\": \"a\", \"detail\": \"\\\"b\\\"\", \"remedy\": \"\"}]\n");
    }

    @Test
    void theStatusOfCheckSaysWhatMustBeMendedFirst() {
        line.checks.add(config -> List.of(check(Check.Kind.BACK_END, new Finding(Level.FAIL, "radius", "", ""))));
        assertThat(line.run("check", "--config", file)).isEqualTo(1);
        line.checks.add(config -> List.of(check(Check.Kind.MACHINE, new Finding(Level.FAIL, "tun", "", ""))));
        assertThat(line.run("check", "--config", file)).isEqualTo(3);
        line.checks.addFirst(config -> List.of(check(Check.Kind.CONFIGURATION, new Finding(Level.FAIL, "c", "", ""))));
        assertThat(line.run("check", "--config", file)).isEqualTo(2);
    }

    @Test
    void checkReportsWhatASourceFoundInTheSectionOfItsProvider() {
        line.checks.add(config -> {
            config.auth().providers().getFirst().settings().problem("module", "is not installed");
            return List.of();
        });
        assertThat(line.run("check", "--config", file)).isEqualTo(2);
        assertThat(line.errLines()).containsExactly(file + ":4: [provider.p] module: is not installed");
    }

    @Test
    void statesHaveColoursOnATerminalOnly() {
        line.checks.add(config -> List.of(check(Check.Kind.MACHINE, new Finding(Level.OK, "a", "b", ""))));
        line.colours = true;
        line.run("check", "--config", file);
        assertThat(line.outLines()).last().isEqualTo("\u001b[32mOK\u001b[0m     a     b");
    }

    private static Check check(Check.Kind kind, Finding... findings) {
        return new Check() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public List<Finding> findings(Subject subject) {
                return List.of(findings);
            }
        };
    }
}
