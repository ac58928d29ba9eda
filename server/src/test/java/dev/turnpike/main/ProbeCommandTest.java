package dev.turnpike.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ticker;
import dev.turnpike.probe.sim.GreNetwork;
import dev.turnpike.probe.sim.LoopbackServer;
import dev.turnpike.probe.sim.ServerScript;
import dev.turnpike.probe.sim.Weather;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code turnpike probe}: its words, what it prints and how it ends. */
class ProbeCommandTest {

    private static final int CLIENT = Ipv4.parse("127.0.0.2");

    private final CommandLineFixture line = new CommandLineFixture();
    private final ServerScript script = new ServerScript();

    private int probe(String... more) throws IOException, InterruptedException {
        Ticker ticker = Ticker.system();
        GreNetwork network = new GreNetwork(ticker, Weather.fair(), 1);
        line.gre = () -> network.socket(CLIENT);
        try (LoopbackServer server = new LoopbackServer(script, network, Ipv4.parse("127.0.0.1"), CLIENT, ticker)) {
            String[] arguments = new String[more.length + 4];
            arguments[0] = "probe";
            arguments[1] = "127.0.0.1:" + server.port();
            arguments[2] = "--user";
            arguments[3] = "alice";
            System.arraycopy(more, 0, arguments, 4, more.length);
            return line.run(arguments);
        }
    }

    @Test
    void aTunnelIsToldPhaseByPhaseAndEndsWithStatusZero() throws IOException, InterruptedException {
        line.input = "correct horse\n";

        assertThat(probe("--count", "1")).isZero();

        assertThat(line.outLines().subList(1, 8))
                .extracting(text -> text.strip().replaceFirst("^(\\S+) +(\\S+).*", "$1 $2"))
                .containsExactlyInAnyOrder("tcp ok", "control ok", "call ok", "lcp ok", "auth ok", "ccp ok", "ipcp ok");
        assertThat(line.outLines().get(8)).startsWith("  ping     ok").contains("1 of 1 answered");
        assertThat(line.outLines().get(9)).startsWith("tunnel   10.0.0.5 to 10.0.0.1");
        assertThat(line.err.toString()).isEmpty();
    }

    @Test
    void aRefusedLoginEndsWithStatusOneAndTheRemedy() throws IOException, InterruptedException {
        line.input = "wrong\n";

        assertThat(probe()).isEqualTo(1);

        assertThat(line.outLines()).anyMatch(text -> text.startsWith("  auth     failed"));
        assertThat(line.outLines()).anyMatch(text -> text.equals("  ipcp     -"));
        assertThat(line.outLines())
                .anyMatch(text -> text.startsWith("failed   at auth: ") && text.endsWith("(Windows error 691)"));
        assertThat(line.outLines()).anyMatch(text -> text.startsWith("remedy   "));
    }

    @Test
    void jsonIsOneLineAndNothingElse() throws IOException, InterruptedException {
        line.input = "correct horse\n";

        assertThat(probe("--json", "--count", "0")).isZero();

        assertThat(line.outLines())
                .singleElement()
                .asString()
                .startsWith("{\"target\":\"127.0.0.1:")
                .contains("\"result\":\"ok\"")
                .contains("{\"phase\":\"ping\",\"state\":\"skipped\"");
    }

    @Test
    void aTraceGoesToStandardErrorAndHoldsNoPassword() throws IOException, InterruptedException {
        line.input = "correct horse\n";

        probe("--trace", "--count", "0");

        assertThat(line.errLines()).anyMatch(text -> text.startsWith("-> LCP Configure-Request"));
        assertThat(line.err.toString() + line.out).doesNotContain("correct horse");
    }

    @Test
    void thePasswordComesFromAFile(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("secret"), "correct horse\n");

        assertThat(probe("--password-file", file.toString(), "--count", "0")).isZero();
    }

    @Test
    void thePasswordIsAskedForOnceWhereSomebodySitsAtAKeyboard() throws IOException, InterruptedException {
        StringBuilder questions = new StringBuilder();
        line.prompt = Optional.of(question -> {
            questions.append(question);
            return "correct horse".toCharArray();
        });

        assertThat(probe("--count", "0")).isZero();
        assertThat(questions.toString()).isEqualTo("Password: ");
    }

    @Test
    void withoutARawSocketTheStatusIsThreeAndTheServerIsNotBothered() {
        line.input = "x\n";
        line.gre = () -> {
            throw new IOException("no such protocol here");
        };

        assertThat(line.run("probe", "127.0.0.1", "--user", "alice")).isEqualTo(3);

        assertThat(line.errLines())
                .containsExactly("turnpike: a raw socket for GRE cannot be opened: no such protocol here");
    }

    @Test
    void noPasswordIsAFailureWithARemedy() {
        assertThat(line.run("probe", "127.0.0.1", "--user", "alice")).isEqualTo(1);
        assertThat(line.errLines())
                .containsExactly("turnpike: no password came from standard input: give one, or use --password-file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --as vms            | --as: vms is none of windows, linux, macos, android
            --mppe-bits 64      | --mppe-bits: 64 is none of
            --mppe maybe        | --mppe: maybe is none of require, prefer, off
            --method eap        | --method: eap is none of
            --method pap        | encryption is required, but only mschapv2 gives keys
            --count -1          | --count: -1
            --timeout soon      | --timeout: soon
            --ping here         | --ping: here
            """)
    void aWrongWordIsStatusTwoBeforeAPasswordIsAskedFor(String words, String expected) {
        assertThat(line.run(
                        "probe",
                        "127.0.0.1",
                        "--user",
                        "alice",
                        words.substring(0, words.indexOf(' ')),
                        words.substring(words.indexOf(' ') + 1)))
                .isEqualTo(2);
        assertThat(line.err.toString()).startsWith("turnpike: " + expected);
    }

    @Test
    void aHostThatIsNoneIsStatusTwo() {
        assertThat(line.run("probe", "127.0.0.1:port", "--user", "alice")).isEqualTo(2);
        assertThat(line.err.toString()).startsWith("turnpike: HOST[:PORT]: 127.0.0.1:port ");
    }
}
