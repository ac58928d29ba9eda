package dev.turnpike.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    private enum Colour {
        RED,
        LIGHT_BLUE
    }

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "5m, PT5M",
        "1h, PT1H",
        "1h30m, PT1H30M",
        "500ms, PT0.5S",
        "7d, P7D",
        "1d2h3m4s5ms, P1DT2H3M4.005S",
        "0s, PT0S",
        "90m, PT90M"
    })
    void aDurationIsNumbersWithUnitsTheLargestFirst(String text, Duration meaning) {
        assertThat(Values.DURATION.parse(text)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"s", "30", "30 s", "5m1h", "1h1h", "-5s", "1.5h", "5S", "0x5s", "\u0661s", "999999999d"})
    void anythingElseIsNoDuration(String text) {
        assertRefused(Values.DURATION, text);
    }

    @Test
    void aNumberWithoutAUnitIsAnsweredWithTheNumberWithUnits() {
        assertThatThrownBy(() -> Values.DURATION.parse("30")).hasMessage("has no unit: write 30s, 30m or 30h");
    }

    @Test
    void aDurationOutsideItsLimitsNamesThem() {
        ValueParser<Duration> parser = Values.duration(Duration.ofSeconds(1), Duration.ofMinutes(90));
        assertThat(parser.parse("90m")).isEqualTo(Duration.ofMinutes(90));
        assertThatThrownBy(() -> parser.parse("91m")).hasMessage("is not between 1s and 1h30m");
        assertThatThrownBy(() -> parser.parse("0s")).hasMessage("is not between 1s and 1h30m");
    }

    @Test
    void aFlagIsYesOrNoAndNothingElse() {
        assertThat(Values.FLAG.parse("yes")).isTrue();
        assertThat(Values.FLAG.parse("no")).isFalse();
        assertThatThrownBy(() -> Values.FLAG.parse("true")).hasMessage("is none of yes, no");
    }

    @Test
    void anIntegerStaysWithinItsLimits() {
        ValueParser<Integer> parser = Values.integer(-1, 10);
        assertThat(List.of(parser.parse("-1"), parser.parse("0"), parser.parse("10")))
                .containsExactly(-1, 0, 10);
        for (String text : List.of("-2", "11", "", "-", "+1", "1.0", "1e1", "99999999999999999999")) {
            assertThatThrownBy(() -> parser.parse(text)).hasMessage("is not a whole number from -1 to 10");
        }
    }

    @Test
    void aChoiceIsOneOfItsWordsAndTheErrorListsThemInOrder() {
        ValueParser<Colour> parser = Values.choice(Colour.class, colour -> colour == Colour.RED ? "red" : "light-blue");
        assertThat(parser.parse("light-blue")).isEqualTo(Colour.LIGHT_BLUE);
        assertThatThrownBy(() -> parser.parse("RED")).hasMessage("is none of red, light-blue");
        assertThat(Values.choice(Map.of("one", 1)).parse("one")).isEqualTo(1);
    }

    @Test
    void aPathIsTakenAsItIsTyped() {
        assertThat(Values.PATH.parse("conf.d/x")).isEqualTo(Path.of("conf.d/x"));
        assertRefused(Values.PATH, "a\0b");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8::, 2001:db8::",
        "2001:db8:0:1:0:0:0:1, 2001:db8:0:1::1",
        "fe80:1:2:3:4:5:6:7, fe80:1:2:3:4:5:6:7",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void anAddressIsReadAndPrintedInItsUsualForm(String text, String printed) {
        assertThat(AddressText.format(Values.INET_ADDRESS.parse(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "192.0.2",
                "192.0.2.256",
                "192.0.02.1",
                "192.0.2.1.",
                "1",
                "0x7f.1.1.1",
                "fe80::1%eth0",
                "::g",
                ":::",
                "1::2::3",
                "[::1]",
                "192.0.2.1:80",
                " 192.0.2.1",
                "\u0661.1.1.1",
                "a:"
            })
    void aNameOrAHalfAddressIsRefusedWithoutALookUp(String text) {
        assertRefused(Values.INET_ADDRESS, text);
    }

    @Test
    void anIpv4AddressIsADottedQuad() {
        Inet4Address address = Values.IPV4_ADDRESS.parse("192.0.2.1");
        assertThat(address.getHostAddress()).isEqualTo("192.0.2.1");
        assertRefused(Values.IPV4_ADDRESS, "::1");
        assertRefused(Values.IPV4_ADDRESS, "::ffff:192.0.2.1");
    }

    @Test
    void aSocketAddressHasItsIpv6AddressInBrackets() {
        assertThat(Values.SOCKET_ADDRESS.parse("0.0.0.0:1723")).isEqualTo(new InetSocketAddress("0.0.0.0", 1723));
        assertThat(Values.SOCKET_ADDRESS.parse("[::]:1723")).isEqualTo(new InetSocketAddress("::", 1723));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "[::]",
                "::1:1723",
                ":1723",
                "0.0.0.0:",
                "0.0.0.0:0",
                "0.0.0.0:65536",
                "host:1723",
                "[0.0.0.0]:1723",
                "[::]1723",
                "[::",
                "0.0.0.0:1723:1"
            })
    void aSocketAddressWithoutAddressOrPortIsRefused(String text) {
        assertRefused(Values.SOCKET_ADDRESS, text);
    }

    @ParameterizedTest
    @CsvSource({
        "radius.example.org:1812, radius.example.org, 1812",
        "192.0.2.1:514, 192.0.2.1, 514",
        "'[2001:db8::1]:514', 2001:db8::1, 514",
        "my_container:1, my_container, 1"
    })
    void aHostWithAPortIsNotLookedUp(String text, String host, int port) {
        assertThat(Values.HOST_PORT.parse(text)).isEqualTo(new HostPort(host, port));
        assertThat(Values.HOST_PORT.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "host:",
                "host:0",
                "2001:db8::1:514",
                "[host]:1",
                "-a:1",
                "a..b:1",
                "1.2.3:1",
                "a b:1",
                ":1"
            })
    void aHostWithoutAPortOrWithABadNameIsRefused(String text) {
        assertRefused(Values.HOST_PORT, text);
    }

    @Test
    void aPortThatMayBeLeftOutHasItsDefault() {
        assertThat(Values.hostPort(1812).parse("radius")).isEqualTo(new HostPort("radius", 1812));
        assertThat(Values.hostPort(1812).parse("[::1]")).isEqualTo(new HostPort("::1", 1812));
        assertThat(Values.hostPort(1812).parse("radius:99")).isEqualTo(new HostPort("radius", 99));
    }

    @ParameterizedTest
    @CsvSource({"9600bit, 9600", "512kbit, 512000", "10mbit, 10000000", "1gbit, 1000000000"})
    void aRateIsInPowersOfAThousandAsTcHasIt(String text, long bitsPerSecond) {
        assertThat(Values.RATE.parse(text)).isEqualTo(bitsPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10m", "10Mbit", "1.5mbit", "0mbit", "mbit", "10 mbit", "10mbps"})
    void anythingElseIsNoRate(String text) {
        assertRefused(Values.RATE, text);
    }

    @Test
    void whateverTheTextAParserReadsItOrRefusesIt() {
        List<ValueParser<?>> parsers = List.of(
                Values.DURATION,
                Values.FLAG,
                Values.PATH,
                Values.INET_ADDRESS,
                Values.IPV4_ADDRESS,
                Values.SOCKET_ADDRESS,
                Values.HOST_PORT,
                Values.CIDR,
                Values.RATE,
                Values.integer(0, 9));
        Random random = new Random(2637);
        byte[] alphabet = "0123456789.:/[]%-abcdefhmsx \0".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(24), 0, alphabet.length).forEach(i -> text.append((char) alphabet[i]));
            for (ValueParser<?> parser : parsers) {
                readsOrRefuses(parser, text.toString());
            }
        }
    }

    private static void readsOrRefuses(ValueParser<?> parser, String text) {
        try {
            assertThat(parser.parse(text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("[a-z].+");
        }
    }

    private static void assertRefused(ValueParser<?> parser, String text) {
        assertThatThrownBy(() -> parser.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
