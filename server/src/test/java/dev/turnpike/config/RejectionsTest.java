package dev.turnpike.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and with which words. */
class RejectionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server  | listen = 0.0.0.0                     | is not an address with a port",
                "server  | listen = 0.0.0.0:1723, 0.0.0.0:1723  | names 0.0.0.0 twice: remove one of the two",
                "server  | name = my server                     | is not 1 to 63 letters",
                "server  | allow-from = 10.0.0.1/8              | write 10.0.0.0/8 for the network",
                "server  | max-sessions = 65536                 | is not a whole number from 1 to 65535",
                "server  | max-sessions-per-address = 0         | is not a whole number from 1 to 65535",
                "server  | handshake-timeout = 0s               | is not between 1s and 1h",
                "server  | echo-interval = 2h                   | is not between 1s and 1h",
                "server  | drain-timeout = 2h                   | is not between 0s and 1h",
                "tunnel  | interface = a-very-long-name         | is not the name of an interface",
                "tunnel  | interface = ..                       | is not the name of an interface",
                "tunnel  | local-address = ::1                  | is not an IPv4 address",
                "tunnel  | address-pool = 10.0.0.9-8            | ends below its start",
                "tunnel  | address-pool = 10.0.0.9-256          | is not an address range such as",
                "tunnel  | address-pool = 10.0.0.1/24           | the network is 10.0.0.0/24",
                "tunnel  | address-pool = 2001:db8::/64         | is not an IPv4 address such as",
                "tunnel  | address-pool = -                     | is not an address range such as",
                "tunnel  | dns = 10.0.0.1, 10.0.0.2, 10.0.0.3   | names 3 servers, but PPP carries two",
                "tunnel  | wins = 10.0.0.1, 10.0.0.2, 10.0.0.3  | names 3 servers, but PPP carries two",
                "tunnel  | mtu = 575                            | is not a whole number from 576 to 1500",
                "tunnel  | mtu = 1501                           | is not a whole number from 576 to 1500",
                "tunnel  | mss-clamp = on                       | is none of yes, no",
                "tunnel  | masquerade = eth0/1                  | is not the name of an interface",
                "ppp     | auth-methods = eap                   | is none of mschapv2, chap, pap",
                "ppp     | auth-methods = mschapv2, chap        | chap gives no keys for the encryption",
                "ppp     | mppe = yes                           | is none of require, prefer, off",
                "ppp     | mppe-bits = 64                       | is none of 40, 56, 128",
                "ppp     | mppe-stateful = maybe                | is none of no, yes, prefer",
                "ppp     | lcp-echo-interval = 30               | has no unit",
                "ppp     | lcp-echo-failure = 0                 | is not a whole number from 1 to 100",
                "ppp     | allow-unencrypted-pap = 1            | is none of yes, no",
                "session | idle-timeout = 1s                    | is not between 10s and 365d",
                "session | max-duration = 1s                    | is not between 10s and 365d",
                "session | per-user = 0                         | is none of replace, deny, unlimited or a number",
                "session | per-user = kick                      | is none of replace, deny, unlimited or a number",
                "auth    | timeout = 10m                        | is not between 1s and 5m",
                "auth    | providers = q                        | names q, but there is no section [provider.q]",
                "auth    | providers = p, p                     | names p twice: remove one of the two",
                "log     | level = verbose                      | is none of error, warn, info, debug, trace",
                "log     | format = xml                         | is none of text, json",
                "log     | syslog = ::1                         | an IPv6 address goes into brackets",
                "server  | lsten = 0.0.0.0:1723                 | did you mean listen?",
                "tunnel  | routes = 10.0.0.0/8                  | is no key: known here are address-pool, interface, local-address, "
            })
    void aBadValueIsRefusedAtItsLine(String section, String line, String words) {
        String key = line.substring(0, line.indexOf(' '));
        assertThat(Configurations.problems(section, line))
                .singleElement()
                .asString()
                .startsWith("t.conf:2: [" + section + "] " + key + ": ")
                .contains(words);
    }

    @Test
    void papNeedsAWordOfItsOwnEvenWhereNothingIsEncrypted() {
        assertThat(Configurations.problems("ppp", "auth-methods = pap", "mppe = off"))
                .containsExactly(
                        "t.conf:2: [ppp] auth-methods: pap sends passwords in clear over the Internet: remove it,"
                                + " or set allow-unencrypted-pap = yes");
        assertThat(Configurations.problems("ppp", "auth-methods = pap", "mppe = off", "allow-unencrypted-pap = yes"))
                .isEmpty();
    }

    /** A client that logs in with CHAP or PAP has no MPPE keys: RFC 3079 derives them from MS-CHAP only. */
    @Test
    void aMethodWithoutKeysIsRefusedWhereEncryptionIsRequired() {
        assertThat(Configurations.problems("ppp", "auth-methods = mschapv2, chap, pap", "allow-unencrypted-pap = yes"))
                .containsExactly(
                        "t.conf:2: [ppp] auth-methods: chap gives no keys for the encryption that mppe = require demands:"
                                + " remove it, or set mppe = prefer",
                        "t.conf:2: [ppp] auth-methods: pap gives no keys for the encryption that mppe = require demands:"
                                + " remove it, or set mppe = prefer");
    }

    @Test
    void aServerWithoutProvidersIsRefused() {
        assertThat(problems("[server]\n"))
                .containsExactly(
                        "t.conf: [auth] providers: is empty: add a section [provider.local] with module = file");
    }

    @Test
    void aProviderNamesItsModule() {
        assertThat(problems("[provider.local]\nfile = x\n"))
                .containsExactly(
                        "t.conf:1: [provider.local] module: is missing: the server cannot do without it",
                        "t.conf:2: [provider.local] file: is no key: known here are module");
    }

    @Test
    void aSectionOfALaterVersionIsUnknown() {
        assertThat(problems("[provider.p]\nmodule = file\n[lockout]\nenabled = yes\n"))
                .containsExactly(
                        "t.conf:3: [lockout] is no section: known are [server], [tunnel], [ppp], [session], [auth],"
                                + " [log], [provider.NAME]");
    }

    private static List<String> problems(String text) {
        Configuration configuration = Configurations.of(text);
        TurnpikeConfig.from(configuration);
        ConfigException problems = catchThrowableOfType(ConfigException.class, configuration::verify);
        return problems == null ? List.of() : problems.problems();
    }
}
