package dev.turnpike.auth.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.UserName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Entries, best match and remarks: pppd's rules for chap-secrets. */
class ChapSecretsParserTest {

    @Test
    void anEntryHasNameServerSecretAddressesAndOptions() {
        ChapSecret entry = parse("alice pptpd s3cret 10.0.0.5 !10.0.0.9 -- idle 600\n")
                .entries()
                .getFirst();
        assertThat(entry.client()).isEqualTo("alice");
        assertThat(entry.server()).isEqualTo("pptpd");
        assertThat(secret(entry)).isEqualTo("s3cret");
        assertThat(entry.addresses()).containsExactly("10.0.0.5", "!10.0.0.9");
        assertThat(entry.options()).containsExactly("idle", "600");
    }

    @Test
    void aRowOfOneOrTwoWordsIsDroppedAndTheNextLineStartsAnEntry() {
        ChapSecretsFile file = parse("alice\nbob *\ncarol * x *\n");
        assertThat(file.entries()).extracting(ChapSecret::client).containsExactly("carol");
        assertThat(file.remarks()).extracting(Remark::line).containsExactly(1, 2);
    }

    @Test
    void anEntryMayGoOnBehindBackslashNewline() {
        assertThat(parse("alice \\\n * \\\n x *").entries()).hasSize(1);
    }

    @Test
    void aSecretThatBeginsWithAtSlashNamesAFileAndAtAloneIsLiteral() {
        List<ChapSecret> entries =
                parse("a * @/run/x\nb * @x\nc * \"@/quoted\"\n").entries();
        assertThat(entries.get(0).secret()).isEqualTo(new SecretColumn.InFile("/run/x"));
        assertThat(secret(entries.get(1))).isEqualTo("@x");
        assertThat(entries.get(2).secret()).isEqualTo(new SecretColumn.InFile("/quoted"));
    }

    @Test
    void anExactNameOutweighsAnExactServerAndTheFirstOfEqualsWins() {
        ChapSecretsFile file = parse("""
                * srv any-named
                alice * named-any
                alice * second
                * * any-any
                alice other not-ours
                alice srv named-named
                """);
        assertThat(file.matches(new UserName("alice"), true, "srv"))
                .extracting(ChapSecretsParserTest::secret)
                .containsExactly("named-named", "named-any", "second", "any-named", "any-any");
        assertThat(file.matches(new UserName("bob"), true, "srv"))
                .extracting(ChapSecretsParserTest::secret)
                .containsExactly("any-named", "any-any");
    }

    @Test
    void namesAreCaseSensitiveAndNothingButTheStarIsAWildcard() {
        ChapSecretsFile file = parse("Alice * x\nali* * y\n");
        assertThat(file.matches(new UserName("alice"), true, "srv")).isEmpty();
    }

    @Test
    void aQuotedStarIsStillTheWildcard() {
        assertThat(parse("\"*\" '*' x\n").matches(new UserName("bob"), true, "srv"))
                .hasSize(1);
    }

    @Test
    void theNameAsTypedComesBeforeTheNameWithoutDomainAndBothBeforeAnybody() {
        ChapSecretsFile file = parse("* * any\nbob * bare\nCORP\\\\bob * full\n");
        assertThat(file.matches(new UserName("CORP\\bob"), true, "srv"))
                .extracting(ChapSecretsParserTest::secret)
                .containsExactly("full", "bare", "any");
        assertThat(file.matches(new UserName("OTHER\\bob"), true, "srv"))
                .extracting(ChapSecretsParserTest::secret)
                .containsExactly("bare", "any");
        assertThat(file.matches(new UserName("OTHER\\bob"), false, "srv"))
                .extracting(ChapSecretsParserTest::secret)
                .containsExactly("any");
    }

    @Test
    void aServerNameOfStarTakesEveryEntry() {
        assertThat(parse("alice pptpd x\n").matches(new UserName("alice"), true, "*"))
                .hasSize(1);
        assertThat(parse("alice pptpd x\n").matches(new UserName("alice"), true, "turnpike"))
                .isEmpty();
    }

    @Test
    void namesAndSecretsAreUtf8AlsoWhenWrittenInOctal() {
        ChapSecretsFile file = parse("j\u00fcrgen * gr\\303\\274n\n");
        ChapSecret entry =
                file.matches(new UserName("j\u00fcrgen"), true, "srv").getFirst();
        assertThat(secret(entry)).isEqualTo("gr\u00fcn");
    }

    @Test
    void aSecretThatIsNotUtf8IsReadOctetByOctetWithARemark() {
        ChapSecretsFile file = ChapSecretsParser.parse("a * gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(secret(file.entries().getFirst())).isEqualTo("gr\u00fcn");
        assertThat(file.remarks())
                .singleElement()
                .satisfies(remark -> assertThat(remark.text()).contains("secret is not UTF-8"));
    }

    @Test
    void aSecretIsCutAt256OctetsWithARemark() {
        ChapSecretsFile file = parse("a * " + "x".repeat(300) + "\n");
        assertThat(secret(file.entries().getFirst())).hasSize(256);
        assertThat(file.remarks()).hasSize(1);
    }

    @Test
    void everyOddityIsARemarkWithItsLine() {
        ChapSecretsFile file = parse("""
                ok * fine *
                CORP\\bob * x *
                carol * pass#word *
                dave * "" *
                * * open *
                erin * x 10.0.0.0/33 10.0.0.0/24+ 010.0.0.1 127.0.0.1
                frank * x * -- idle 60 proxyarp
                ok * twice *
                """);
        assertThat(file.remarks()).extracting(Remark::line).containsExactly(2, 3, 4, 5, 6, 6, 6, 6, 7, 8);
    }

    @Test
    void aQuoteThatIsNeverClosedIsKnownToHaveSwallowedTheRest() {
        ChapSecretsFile file = parse("o'brien * x *\nbob * y *\n");
        assertThat(file.swallowed()).isTrue();
        assertThat(file.entries()).isEmpty();
        assertThat(parse("bob * y *\n").swallowed()).isFalse();
    }

    @Test
    void noRemarkAndNoTextOfAnEntryShowsASecret() {
        ChapSecretsFile file = parse("a * hush\\hush *\nb * \"hush\nhush\" *\na * hush#hush\n* * hush *");
        assertThat(file.remarks().toString() + file.entries()).doesNotContain("hush");
    }

    @Test
    void whateverTheOctetsTheyAreParsedAndLookedUp() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] content = new byte[random.nextInt(80)];
            random.nextBytes(content);
            ChapSecretsFile file = ChapSecretsParser.parse(content);
            file.entries().forEach(entry -> new AddressColumn(host -> Optional.empty()).rules(entry.addresses()));
            assertThat(file.matches(new UserName("A\\b"), true, "srv")).isNotNull();
        }
    }

    private static ChapSecretsFile parse(String content) {
        return ChapSecretsParser.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String secret(ChapSecret entry) {
        return entry.secret() instanceof SecretColumn.Literal literal
                ? new String(literal.secret().characters())
                : "in a file";
    }
}
