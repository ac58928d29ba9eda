package dev.turnpike.auth.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNameTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // typed, domain, realm, without domain, account
                "alice, -, -, alice, alice",
                "CORP\\alice, CORP, -, alice, alice",
                "alice@example.org, -, example.org, alice@example.org, alice",
                "CORP\\alice@example.org, CORP, example.org, alice@example.org, alice",
                "a@b@example.org, -, example.org, a@b@example.org, a@b", // the last @ begins the realm
                "A\\B\\alice, A, -, B\\alice, B\\alice", // the first backslash ends the domain
                "x@y\\alice, x@y, -, alice, alice", // an @ in the domain begins no realm
                "x@y\\alice@z, x@y, z, alice@z, alice",
                "\\alice, '', -, alice, alice",
                "CORP\\, CORP, -, '', ''",
                "alice@, -, '', alice@, alice",
                "@example.org, -, example.org, @example.org, ''",
                "'', -, -, '', ''",
                "\\, '', -, '', ''",
                "@, -, '', @, ''"
            })
    void aNameHasTheseParts(String typed, String domain, String realm, String withoutDomain, String account) {
        UserName name = new UserName(typed);

        assertThat(name.domain().orElse(null)).isEqualTo(domain);
        assertThat(name.realm().orElse(null)).isEqualTo(realm);
        assertThat(name.withoutDomain()).isEqualTo(withoutDomain);
        assertThat(name.account()).isEqualTo(account);
    }

    @Test
    void nothingIsTrimmedOrChangedInCase() {
        UserName name = new UserName(" Corp\\ Alice @Example.ORG ");
        assertThat(name.typed()).isEqualTo(" Corp\\ Alice @Example.ORG ");
        assertThat(name.domain()).contains(" Corp");
        assertThat(name.account()).isEqualTo(" Alice ");
        assertThat(name.realm()).contains("Example.ORG ");
    }

    @Test
    void itPrintsAsOneTokenThatForgesNothing() {
        assertThat(new UserName("CORP\\alice")).hasToString("CORP\\\\alice");
        assertThat(new UserName("alice from 192.0.2.1\nAUTH:")).hasToString("alice\\x20from\\x20192.0.2.1\\x0aAUTH:");
        assertThat(new UserName("")).hasToString("-");
    }

    @Test
    void thePartsAlwaysMakeUpTheName() {
        Random random = new Random(3);
        String alphabet = "ab\\@.";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder typed = new StringBuilder();
            random.ints(random.nextInt(9), 0, alphabet.length()).forEach(i -> typed.append(alphabet.charAt(i)));
            UserName name = new UserName(typed.toString());

            String whole = name.domain().map(domain -> domain + "\\").orElse("")
                    + name.account()
                    + name.realm().map(realm -> "@" + realm).orElse("");
            assertThat(whole).isEqualTo(name.typed());
        }
    }
}
