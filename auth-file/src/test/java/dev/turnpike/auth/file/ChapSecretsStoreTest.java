package dev.turnpike.auth.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.auth.spi.UserSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapSecretsStoreTest {

    @TempDir
    private Path directory;

    private SecretsFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new SecretsFixture(directory);
    }

    @Test
    void aKnownUserIsFoundWithSecretAndGrant() {
        ChapSecretsStore store = fixture.write("alice * s3cret 10.0.0.5\n").store();
        SecretLookup.Found found = found(store, "alice");
        assertThat(password(found.secret())).isEqualTo("s3cret");
        assertThat(found.grant().addresses())
                .containsExactly(new AddressRule.Fixed(Ipv4.parse("10.0.0.5").orElseThrow()));
        assertThat(find(store, "bob")).isInstanceOf(SecretLookup.NotMine.class);
    }

    @Test
    void whatIsHandedOutIsACopyThatTheServerMayWipe() {
        ChapSecretsStore store = fixture.write("alice * s3cret *\n").store();
        ((UserSecret.Plaintext) found(store, "alice").secret()).password().close();
        assertThat(password(found(store, "alice").secret())).isEqualTo("s3cret");
    }

    @Test
    void withoutAddressColumnThePoolGivesOneUnlessTheOperatorWantsPppdsRefusal() {
        fixture.write("alice * s3cret\n");
        assertThat(found(fixture.store(), "alice").grant().addresses()).isEmpty();
        FileConfig strict = new FileConfig(fixture.file, "turnpike", true, false, Optional.empty());
        assertThat(find(fixture.store(strict), "alice"))
                .isInstanceOfSatisfying(
                        SecretLookup.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RejectReason.NOT_PERMITTED));
    }

    @Test
    void aHyphenInColumnFourRefusesTheUserWhoseProofIsRight() {
        assertThat(find(fixture.write("alice * s3cret -\n").store(), "alice"))
                .isInstanceOfSatisfying(
                        SecretLookup.Refused.class,
                        refused -> assertThat(password(refused.secret())).isEqualTo("s3cret"));
    }

    @Test
    void anEmptySecretLetsNobodyIn() {
        assertThat(find(fixture.write("alice * \"\" *\n").store(), "alice")).isInstanceOf(SecretLookup.Refused.class);
    }

    @Test
    void aSecretInAFileIsItsFirstWordAtTheMomentOfTheLookUp() throws IOException {
        Path secret = secretFile("# comment\n first second\n", "rw-------");
        ChapSecretsStore store = fixture.write("alice * @" + secret + " *\n").store();
        assertThat(password(found(store, "alice").secret())).isEqualTo("first");
        secretFile("other", "rw-------");
        assertThat(password(found(store, "alice").secret())).isEqualTo("other");
    }

    @Test
    void anEntryWhoseSecretFileCannotBeUsedIsPassedOverWithAWarning() throws IOException {
        Path open = secretFile("secret", "rw-r--r--");
        ChapSecretsStore store = fixture.write("alice * @/nowhere/at-all *\nbob * @" + open + " *\n* * any *\n")
                .store();
        fixture.warnings.clear();
        assertThat(password(found(store, "alice").secret())).isEqualTo("any");
        assertThat(password(found(store, "bob").secret())).isEqualTo("any");
        assertThat(fixture.warnings).hasSize(2);
        assertThat(fixture.warnings.get(0)).startsWith(fixture.file + ":1: ");
        assertThat(fixture.warnings.get(1)).contains("chmod 600 " + open);
    }

    @Test
    void aChangeIsSeenAtTheFirstLookUpAfterASecond() {
        ChapSecretsStore store = fixture.write("alice * one *\n").store();
        fixture.write("alice * two *\n");
        fixture.pass(Duration.ofMillis(999));
        assertThat(password(found(store, "alice").secret())).isEqualTo("one");
        fixture.pass(Duration.ofMillis(1));
        assertThat(password(found(store, "alice").secret())).isEqualTo("two");
    }

    @Test
    void aVersionThatOthersCanReadLeavesTheOldOneInForceWithOneWarningUntilItIsPutRight() throws IOException {
        ChapSecretsStore store = fixture.write("alice * one *\n").store();
        fixture.write("alice * two *\n", "rw-r--r--");
        lookUpEverySecond(store, 5);
        assertThat(password(found(store, "alice").secret())).isEqualTo("one");
        assertThat(fixture.warnings).singleElement().asString().contains("chmod 600");

        Files.setPosixFilePermissions(fixture.file, PosixFilePermissions.fromString("rw-------"));
        lookUpEverySecond(store, 1);
        assertThat(password(found(store, "alice").secret())).isEqualTo("two");
    }

    @Test
    void aFileThatIsGoneLeavesItsUsersInForceWithOneWarning() throws IOException {
        ChapSecretsStore store = fixture.write("alice * one *\n").store();
        Files.delete(fixture.file);
        lookUpEverySecond(store, 5);
        assertThat(password(found(store, "alice").secret())).isEqualTo("one");
        assertThat(fixture.warnings).hasSize(1);
    }

    @Test
    void aVersionWhoseQuoteSwallowsTheRestLeavesTheOldOneInForce() {
        ChapSecretsStore store = fixture.write("alice * one *\nbob * x *\n").store();
        fixture.write("alice * 'two *\nbob * x *\n");
        lookUpEverySecond(store, 3);
        assertThat(password(found(store, "bob").secret())).isEqualTo("x");
        assertThat(fixture.warnings).singleElement().asString().contains("never closed");
    }

    @Test
    void withoutAFileNobodyCanTellUntilItAppears() {
        ChapSecretsStore store = fixture.store();
        assertThat(find(store, "alice")).isInstanceOf(SecretLookup.Unavailable.class);
        fixture.write("alice * one *\n");
        lookUpEverySecond(store, 1);
        assertThat(find(store, "alice")).isInstanceOf(SecretLookup.Found.class);
    }

    @Test
    void anOddityIsWarnedOfWithFileAndLine() {
        fixture.write("\nCORP\\bob * x *\n").store();
        assertThat(fixture.warnings).singleElement().asString().startsWith(fixture.file + ":2: ");
    }

    @Test
    void aFileWithNoEntryForThisServerIsWarnedOf() {
        fixture.write("alice pptpd x *\n").store();
        assertThat(fixture.warnings)
                .singleElement()
                .asString()
                .contains("server-name")
                .contains("pptpd");
    }

    private void lookUpEverySecond(ChapSecretsStore store, int times) {
        for (int i = 0; i < times; i++) {
            fixture.pass(Duration.ofSeconds(1));
            find(store, "alice");
        }
    }

    private Path secretFile(String content, String mode) throws IOException {
        Path secret = Files.writeString(directory.resolve("one-secret"), content);
        return Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
    }

    private static SecretLookup find(ChapSecretsStore store, String name) {
        return store.find(new UserName(name), SecretsFixture.session());
    }

    private static SecretLookup.Found found(ChapSecretsStore store, String name) {
        return (SecretLookup.Found) find(store, name);
    }

    private static String password(UserSecret secret) {
        return new String(((UserSecret.Plaintext) secret).password().characters());
    }
}
