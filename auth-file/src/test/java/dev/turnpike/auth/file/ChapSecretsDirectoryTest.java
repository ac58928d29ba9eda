package dev.turnpike.auth.file;

import static dev.turnpike.auth.file.SecretsFixture.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.auth.spi.UserSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChapSecretsDirectoryTest {

    @TempDir
    private Path directory;

    private SecretsFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new SecretsFixture(directory);
    }

    @Test
    void theFirstUserMakesTheFileWithMode600() throws IOException {
        assertThat(add("alice", "s3cret")).isTrue();
        assertThat(fixture.content()).isEqualTo("alice\t*\ts3cret\t*\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fixture.file)))
                .isEqualTo("rw-------");
        assertThat(directory.toFile().list()).containsExactly("chap-secrets");
    }

    @Test
    void aUserIsAddedBehindWhatIsThereAndAnOpenLastLineIsEnded() throws IOException {
        fixture.write("# mine\nalice * x *");
        assertThat(fixture.directory().add("bob", secret("y"), Optional.of("10.0.0.9")))
                .isTrue();
        assertThat(fixture.content()).isEqualTo("# mine\nalice * x *\nbob\t*\ty\t10.0.0.9\n");
    }

    @Test
    void aUserWhoIsThereIsNotAddedAgainButOneOfAnotherServerIs() throws IOException {
        fixture.write("alice * x *\nbob elsewhere y *\n");
        assertThat(add("alice", "z")).isFalse();
        assertThat(fixture.content()).isEqualTo("alice * x *\nbob elsewhere y *\n");
        assertThat(add("bob", "z")).isTrue();
    }

    @Test
    void anotherSecretChangesNothingButItsOctets() throws IOException {
        fixture.write("#head\n\n  alice\t* 'old one'   10.0.0.5 # comment\nbroken line\nbob * y *\n");
        assertThat(fixture.directory().changeSecret("alice", secret("new one"))).isTrue();
        assertThat(fixture.content())
                .isEqualTo("#head\n\n  alice\t* \"new one\"   10.0.0.5 # comment\nbroken line\nbob * y *\n");
        assertThat(fixture.directory().changeSecret("carol", secret("z"))).isFalse();
    }

    @Test
    void theEntryThatIsInForceGetsTheNewSecret() throws IOException {
        fixture.write("alice * any *\nalice other foreign *\nalice turnpike ours *\n");
        fixture.directory().changeSecret("alice", secret("new"));
        assertThat(fixture.content()).isEqualTo("alice * any *\nalice other foreign *\nalice turnpike new *\n");
    }

    @Test
    void aRemovedUserHasNoEntryLeftThatWouldLetHimIn() throws IOException {
        fixture.write("# a\nalice * x * # his\nbob * y *\nalice turnpike z *\nalice other w *\n\n# end");
        assertThat(fixture.directory().remove("alice")).isTrue();
        assertThat(fixture.content()).isEqualTo("# a\nbob * y *\nalice other w *\n\n# end");
        assertThat(fixture.directory().remove("alice")).isFalse();
    }

    @Test
    void anEntryOverSeveralLinesGoesAsAWhole() throws IOException {
        fixture.write("alice \\\n * \"x\ny\" \\\n *\nbob * y *\n");
        assertThat(fixture.directory().remove("alice")).isTrue();
        assertThat(fixture.content()).isEqualTo("bob * y *\n");
    }

    @Test
    void anOpenQuoteOrAnEscapedLineEndMakesAChangeFailAndNotGoWrong() throws IOException {
        for (String odd : List.of("bob * 'y *\n", "bob * y * \\\n", "bob * y * \\")) {
            fixture.write(odd);
            assertThatThrownBy(() -> add("alice", "x")).isInstanceOf(IOException.class);
            assertThat(fixture.content()).isEqualTo(odd);
        }
    }

    @Test
    void aSecretThatIsKeptInAFileIsNotOverwrittenByName() {
        fixture.write("alice * @/run/secret *\n");
        assertThatThrownBy(() -> fixture.directory().changeSecret("alice", secret("x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/run/secret");
    }

    @Test
    void namesThatTheGrammarCannotHoldAreRefused() {
        for (String name : List.of("", "*", "a\nb", "a\0b", "\ud800", "x".repeat(256), "\u00fc".repeat(128))) {
            assertThatThrownBy(() -> add(name, "x")).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(fixture.file).doesNotExist();
    }

    @Test
    void secretsThatTheGrammarCannotHoldAreRefusedWithoutBeingShown() {
        for (String text : List.of("", "@/etc/hush", "hush\n", "hush\u007f", "hush\udc00", "hush".repeat(64))) {
            assertThatThrownBy(() -> add("alice", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hush"));
        }
    }

    @Test
    void addressesThatNoClientCanHaveAreRefused() {
        for (String address : List.of("", "10.0.0", "10.0.0.0/24", "*", "127.0.0.1", "host")) {
            assertThatThrownBy(() -> fixture.directory().add("alice", secret("x"), Optional.of(address)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whateverNameAndSecretAreTakenTheStoreFindsThemAgain() throws IOException {
        Random random = new Random(6);
        String alphabet = "ab \"'\\#*@/!-\u00fc\u20ac~";
        for (int round = 0; round < 300; round++) {
            fixture.write("first * one *\n# end\n");
            String name = "u" + text(random, alphabet);
            String password = "p" + text(random, alphabet);
            add(name, password);
            SecretLookup lookup = fixture.store().find(new UserName(name), SecretsFixture.session());
            UserSecret secret = ((SecretLookup.Found) lookup).secret();
            assertThat(new String(((UserSecret.Plaintext) secret).password().characters()))
                    .isEqualTo(password);
        }
        assertThat(fixture.warnings).isEmpty();
    }

    @Test
    void theListShowsEveryEntryAndNoSecret() throws IOException {
        fixture.write("alice * x 10.0.0.5\n* other y\n");
        assertThat(fixture.directory().list())
                .containsExactly(
                        new UserDirectory.Entry("alice", "*", List.of("10.0.0.5")),
                        new UserDirectory.Entry("*", "other", List.of()));
    }

    @Test
    void withoutAFileThereAreNoUsers() throws IOException {
        assertThat(fixture.directory().list()).isEmpty();
        assertThat(fixture.directory().remove("alice")).isFalse();
        assertThat(fixture.file).doesNotExist();
    }

    @Test
    void aSymbolicLinkStaysOne() throws IOException {
        fixture.write("alice * x *\n");
        Path real = Files.move(fixture.file, directory.resolve("real"));
        Files.createSymbolicLink(fixture.file, real);
        add("bob", "y");
        assertThat(fixture.file).isSymbolicLink();
        assertThat(Files.readString(real)).contains("bob");
    }

    @Test
    void aFileThatOthersCanReadIsNotTouched() {
        fixture.write("alice * x *\n", "rw-r-----");
        assertThatThrownBy(() -> add("bob", "y")).isInstanceOf(IOException.class);
    }

    private boolean add(String name, String password) throws IOException {
        return fixture.directory().add(name, secret(password), Optional.empty());
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
        return text.toString();
    }
}
