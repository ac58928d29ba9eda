package dev.turnpike.conf.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What stands in one file, and what is said about it. */
class ConfigLoaderTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("DNS", "192.0.2.1, 192.0.2.2", "PASS", "hunter2");

    private final ConfigLoader loader = new ConfigLoader(ENVIRONMENT);

    @Test
    void valuesAreTypedAndAMissingKeyHasItsDefault() throws ConfigException {
        Configuration configuration = parse("""
                # the head
                [server]
                name = gate      ; inline
                echo-interval = 1m30s

                [tunnel]
                dns = 192.0.2.1, 192.0.2.2
                """);
        Settings server = configuration.section("server");
        assertThat(server.value("name", Values.TEXT, "turnpike")).isEqualTo("gate");
        assertThat(server.value("echo-interval", Values.DURATION)).contains(Duration.ofSeconds(90));
        assertThat(server.value("max-sessions", Values.integer(1, 9), 7)).isEqualTo(7);
        assertThat(configuration.section("tunnel").list("dns", Values.INET_ADDRESS, List.of()))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(configuration.section("tunnel").list("wins", Values.TEXT, List.of("none")))
                .containsExactly("none");
        configuration.verify();
    }

    @Test
    void aSectionGivenTwiceIsOneSectionInTheOrderOfTheFile() throws ConfigException {
        Configuration configuration = parse("""
                [b]
                one = 1
                [a]
                [b]
                two = 2
                """);
        assertThat(configuration.section("b").keys()).containsExactly("one", "two");
        assertThat(configuration.section("b").value("two", Values.TEXT)).contains("2");
    }

    @Test
    void namedSectionsComeInTheOrderOfTheFile() {
        Configuration configuration = parse("""
                [provider.second]
                [provider.first]
                [provider]
                [providers.x]
                """);
        assertThat(configuration.sections("provider"))
                .extracting(Settings::section)
                .containsExactly("provider.second", "provider.first");
    }

    @Test
    void aKeyGivenTwiceIsAnErrorAtTheSecondPlaceThatNamesTheFirst() {
        Configuration configuration = parse("""
                [server]
                name = a
                [other]
                [server]
                name = b
                """);
        configuration.section("other");
        assertThat(configuration.section("server").value("name", Values.TEXT)).contains("a");
        assertThat(problems(configuration))
                .containsExactly("t.conf:5: [server] name: is given twice, first at t.conf:2: remove one of the two");
    }

    @Test
    void everyErrorIsReportedAtOnceInTheOrderOfTheFile() {
        Configuration configuration = parse("""
                stray = 1
                [server]
                name =
                listn = 0.0.0.0:1723
                echo-interval = 30
                this is no line
                [tunel]
                mtu = 1400
                """);
        configuration.section("tunnel").required("address-pool", Values.TEXT, "");
        Settings server = configuration.section("server");
        server.value("echo-interval", Values.DURATION);
        server.value("name", Values.TEXT);
        server.value("listen", Values.TEXT);
        assertThat(problems(configuration))
                .containsExactly(
                        "t.conf: [tunnel] address-pool: is missing: the server cannot do without it",
                        "t.conf:1: stray stands in no section: put it below a line [section]",
                        "t.conf:3: [server] name: has no value: give it one, or remove the line for the default",
                        "t.conf:4: [server] listn: is no key: did you mean listen?",
                        "t.conf:5: [server] echo-interval: \"30\" has no unit: write 30s, 30m or 30h",
                        "t.conf:6: is not understood: write key = value, [section], or # before a comment",
                        "t.conf:7: [tunel] is no section: did you mean [tunnel]?");
    }

    @Test
    void whatIsNearToNothingIsAnsweredWithAllThatIsKnown() {
        Configuration configuration = parse("""
                [server]
                proxyarp = yes
                [bandwidth]
                """);
        configuration.section("server").value("name", Values.TEXT);
        configuration.section("server").list("listen", Values.TEXT, List.of());
        configuration.sections("provider");
        assertThat(problems(configuration))
                .containsExactly(
                        "t.conf:2: [server] proxyarp: is no key: known here are name, listen",
                        "t.conf:3: [bandwidth] is no section: known are [server], [provider.NAME]");
    }

    @Test
    void aMisspeltNamedSectionIsRecognised() {
        Configuration configuration = parse("[provder.main]\n");
        configuration.section("server");
        configuration.sections("provider");
        assertThat(problems(configuration))
                .containsExactly("t.conf:1: [provder.main] is no section: did you mean [provider.main]?");
    }

    @Test
    void theKeysOfASectionThatWasHandedOutButNotReadAreNotReported() throws ConfigException {
        Configuration configuration = parse("[provider.unused]\nmodule = file\n");
        configuration.sections("provider");
        configuration.verify();
    }

    @Test
    void aSectionThatWasAskedForButIsAbsentHasOnlyDefaults() throws ConfigException {
        Configuration configuration = parse("");
        assertThat(configuration.section("log").value("level", Values.TEXT, "info"))
                .isEqualTo("info");
        assertThat(configuration.section("log").keys()).isEmpty();
        configuration.verify();
    }

    @Test
    void aProblemOfACallerStandsAtTheKeyAndIsReportedOnce() {
        Configuration configuration = parse("[tunnel]\nmtu = 1400\n");
        Settings tunnel = configuration.section("tunnel");
        tunnel.value("mtu", Values.integer(1, 1300));
        tunnel.value("mtu", Values.integer(1, 1300));
        tunnel.problem("dns", "is strange");
        assertThat(problems(configuration))
                .containsExactly(
                        "t.conf:1: [tunnel] dns: is strange",
                        "t.conf:2: [tunnel] mtu: \"1400\" is not a whole number from 1 to 1300");
    }

    @Test
    void eachBadElementOfAListIsNamedAndSoIsAnEmptyOne() {
        Configuration configuration = parse("[tunnel]\ndns = 192.0.2.1, x,, y\n");
        assertThat(configuration.section("tunnel").list("dns", Values.INET_ADDRESS, List.of()))
                .hasSize(1);
        assertThat(problems(configuration))
                .containsExactly(
                        "t.conf:2: [tunnel] dns: \"x\" is not an IPv4 or IPv6 address",
                        "t.conf:2: [tunnel] dns: has a comma with nothing on one side: remove it",
                        "t.conf:2: [tunnel] dns: \"y\" is not an IPv4 or IPv6 address");
    }

    @Test
    void aVariableMayHoldAWholeList() {
        Configuration configuration = parse("[tunnel]\ndns = ${env:DNS}\n");
        assertThat(configuration.section("tunnel").list("dns", Values.INET_ADDRESS, List.of()))
                .hasSize(2);
    }

    @Test
    void aWrongValueOutOfTheEnvironmentIsNotPrinted() {
        Configuration configuration = parse("[tunnel]\nmtu = ${env:PASS}\nmss = ${env:NONE}\n");
        configuration.section("tunnel").value("mtu", Values.integer(1, 2));
        configuration.section("tunnel").value("mss", Values.TEXT);
        assertThat(problems(configuration))
                .containsExactly(
                        "t.conf:2: [tunnel] mtu: \"${env:PASS}\" is not a whole number from 1 to 2",
                        "t.conf:3: [tunnel] mss: needs the environment variable NONE, which is not set: set it for the"
                                + " server");
    }

    @Test
    void aByteOrderMarkWindowsLineEndsAndOtherScriptsAreRead() throws ConfigException {
        Configuration configuration = parse("[server]\r\nname = T\u00fcr # \u5165\u53e3\r\n\r\n[log]\r\n");
        assertThat(configuration.section("server").value("name", Values.TEXT)).contains("T\u00fcr");
        configuration.section("log");
        configuration.verify();
    }

    @Test
    void nothingOfASectionPrintsAValue() {
        Settings settings = parse("[radius]\nsecret = hunter2\n").section("radius");
        assertThat(settings).hasToString("[radius]");
        assertThat(settings.secret("secret"))
                .hasValueSatisfying(secret -> assertThat(secret).hasToString("***"));
    }

    @Test
    void whateverTheTextItIsReadOrRefusedWithItsLine() {
        Random random = new Random(11);
        String alphabet = "[]ab=\n\r\t \"'#;\\,.-${env:DNS}";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(60), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
            Configuration configuration = parse(text.toString());
            for (String name : List.of("a", "b", "ab")) {
                Settings settings = configuration.section(name);
                settings.keys().forEach(key -> settings.list(key, Values.TEXT, List.of()));
            }
            assertThatCode(() -> problems(configuration)
                            .forEach(line -> assertThat(line).matches("t\\.conf:\\d+: .+")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aFileThatIsNotThereIsOneClearError() {
        assertThatThrownBy(() -> loader.load(Path.of("/nonexistent/t.conf")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("/nonexistent/t.conf: does not exist: create it, or correct its name");
    }

    private Configuration parse(String text) {
        return loader.parse(Path.of("t.conf"), text);
    }

    private static List<String> problems(Configuration configuration) {
        ConfigException problems = catchThrowableOfType(ConfigException.class, configuration::verify);
        return problems == null ? List.of() : problems.problems();
    }
}
