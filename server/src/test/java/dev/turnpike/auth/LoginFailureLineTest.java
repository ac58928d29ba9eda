package dev.turnpike.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.event.SessionEvent;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoginFailureLineTest {

    /** The shipped fail2ban filter, with its address in the form of a Java group. */
    private static final Pattern FILTER =
            Pattern.compile("^.*\\sfrom (?<address>[0-9a-fA-F.:]+) PPTP authentication failed\\b");

    @Test
    void theLineHasTheFormThatFiltersRelyOn() {
        assertThat(LoginFailureLine.of(failed("alice", "203.0.113.5")))
                .isEqualTo("AUTH: login failed user=alice from 203.0.113.5 PPTP authentication failed"
                        + " reason=bad-password method=mschapv2 provider=local failure=1/3");
    }

    @Test
    void anIpv6AddressStandsAsItIs() {
        assertThat(LoginFailureLine.of(failed("alice", "2001:db8::5"))).contains(" from 2001:db8:0:0:0:0:0:5 PPTP ");
    }

    @Test
    void aLinkLocalAddressStandsWithoutItsZone() {
        assertThat(LoginFailureLine.of(failed("alice", "fe80::5%1"))).contains(" from fe80:0:0:0:0:0:0:5 PPTP ");
    }

    @Test
    void theAddressIsTheEleventhWordOfAClassicSyslogLine() {
        String line = "Sep 18 11:32:01 vpn turnpike[123]: " + LoginFailureLine.of(failed("a b", "203.0.113.5"));

        assertThat(line.split("\\s+", -1)[10]).isEqualTo("203.0.113.5");
    }

    @Test
    void noNameBreaksTheLineForgesAnotherOrMovesTheAddress() {
        Random random = new Random(42);
        String[] bait = {
            "\n",
            "\r\n",
            " from 198.51.100.1 PPTP authentication failed",
            "\"",
            "'",
            "\u2028",
            "\u001b[2J",
            " ",
            "\\",
            "%n",
            "{}"
        };
        for (int round = 0; round < 20_000; round++) {
            StringBuilder name = new StringBuilder();
            for (int part = random.nextInt(6); part >= 0; part--) {
                name.append(random.nextBoolean() ? bait[random.nextInt(bait.length)] : (char) random.nextInt(0x10000));
            }

            String line = LoginFailureLine.of(failed(name.toString(), "203.0.113.5"));

            assertThat(line.lines()).hasSize(1);
            assertThat(line).matches("[ -~]+");
            Matcher filter = FILTER.matcher(line);
            assertThat(filter.find()).isTrue();
            assertThat(filter.group("address")).isEqualTo("203.0.113.5");
            assertThat(line.split(" ", -1)[5]).isEqualTo("203.0.113.5");
        }
    }

    private static SessionEvent.LoginFailed failed(String user, String address) {
        return new SessionEvent.LoginFailed(
                Requests.session(address),
                new UserName(user),
                AuthMethod.MSCHAP_V2,
                "local",
                RejectReason.BAD_PASSWORD,
                1,
                3,
                "the proof does not fit");
    }
}
