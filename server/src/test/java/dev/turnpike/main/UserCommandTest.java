package dev.turnpike.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.UserDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandTest {

    @TempDir
    private Path directory;

    private String file = "";
    private final FakeUsers users = new FakeUsers();
    private final CommandLineFixture line = new CommandLineFixture();

    @BeforeEach
    void oneProviderThatKeepsUsers() throws IOException {
        Path path = directory.resolve("turnpike.conf");
        file = Files.writeString(path, "[provider.p]\nmodule = file\n").toString();
        line.directories.put("p", users);
    }

    @Test
    void aPasswordIsOneLineOfStandardInput() {
        line.input = "p\u00e4ss word\r\nsecond line\n";
        assertThat(line.run("user", "add", "alice", "--config", file)).isZero();
        assertThat(users.secrets).containsEntry("alice", "p\u00e4ss word");
        assertThat(users.entries.get("alice")).isEqualTo(new UserDirectory.Entry("alice", "*", List.of("*")));
        assertThat(line.out.toString()).isEmpty();
    }

    @Test
    void aFixedAddressIsKeptAndAWrongOneIsRefusedBeforeThePasswordIsAskedFor() {
        line.input = "secret\n";
        assertThat(line.run("user", "add", "alice", "--address", "10.17.0.50", "--config", file))
                .isZero();
        assertThat(users.entries).containsEntry("alice", new UserDirectory.Entry("alice", "*", List.of("10.17.0.50")));
        assertThat(line.run("user", "add", "bob", "--address", "10.17.0.500", "--config", file))
                .isEqualTo(2);
        assertThat(line.errLines())
                .containsExactly("turnpike: --address: 10.17.0.500 is not an IPv4 address such as 192.0.2.1");
    }

    @Test
    void atAKeyboardThePasswordIsTypedTwiceWithoutEcho() {
        type("secret", "secret");
        assertThat(line.run("user", "add", "alice", "--config", file)).isZero();
        assertThat(users.secrets).containsEntry("alice", "secret");
        type("secret", "other");
        assertThat(line.run("user", "passwd", "alice", "--config", file)).isEqualTo(1);
        assertThat(line.errLines()).containsExactly("turnpike: the two passwords differ: type the same one twice");
        assertThat(users.secrets).containsEntry("alice", "secret");
    }

    @Test
    void aPasswordFileMayAlsoBeStandardInputThoughSomebodySitsAtAKeyboard() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), "from the file\n");
        assertThat(line.run("user", "add", "a", "--password-file", password.toString(), "--config", file))
                .isZero();
        type();
        line.input = "from input";
        assertThat(line.run("user", "add", "b", "--password-file", "-", "--config", file))
                .isZero();
        assertThat(users.secrets).containsEntry("a", "from the file").containsEntry("b", "from input");
    }

    @Test
    void aGeneratedPasswordIsLongAndPrintedOnceItIsKept() {
        assertThat(line.run("user", "add", "alice", "--generate", "--config", file))
                .isZero();
        String password = line.outLines().getFirst();
        assertThat(password).matches("[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}");
        assertThat(users.secrets).containsEntry("alice", password);
        assertThat(line.run("user", "add", "alice", "--generate", "--config", file))
                .isEqualTo(1);
        assertThat(line.outLines()).hasSize(1);
    }

    @Test
    void aPasswordThatIsEmptyTooLongOrNotUtf8IsRefused() throws IOException {
        assertThat(line.run("user", "add", "alice", "--config", file)).isEqualTo(1);
        line.input = "x".repeat(1025);
        assertThat(line.run("user", "add", "alice", "--config", file)).isEqualTo(1);
        Path latin = Files.write(directory.resolve("latin"), "T\u00fcr".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(line.run("user", "add", "alice", "--password-file", latin.toString(), "--config", file))
                .isEqualTo(1);
        assertThat(line.run("user", "add", "alice", "--password-file", directory + "/none", "--config", file))
                .isEqualTo(1);
        assertThat(line.errLines())
                .containsExactly(
                        "turnpike: no password came from standard input: give one, or use --generate",
                        "turnpike: the first line of standard input is too long for a password",
                        "turnpike: the first line of " + latin + " is not UTF-8: convert it",
                        "turnpike: the password file " + directory + "/none cannot be read: correct its name or mode");
        assertThat(users.entries).isEmpty();
    }

    @Test
    void aPasswordOnTheCommandLineIsRefused() {
        assertThat(line.run("user", "add", "alice", "secret", "--config", file)).isEqualTo(2);
        assertThat(line.run("user", "add", "alice", "--password", "secret", "--config", file))
                .isEqualTo(2);
        assertThat(users.entries).isEmpty();
    }

    @Test
    void twoSourcesOfAPasswordExcludeEachOther() {
        assertThat(line.run("user", "add", "alice", "--generate", "--password-file", "x", "--config", file))
                .isEqualTo(2);
        assertThat(line.errLines()).singleElement().asString().contains("mutually exclusive");
    }

    @Test
    void aUserWhoIsThereOrIsNotIsAnAnswerOfItsOwn() {
        line.input = "secret";
        line.run("user", "add", "alice", "--config", file);
        assertThat(line.run("user", "add", "alice", "--config", file)).isEqualTo(1);
        assertThat(line.run("user", "passwd", "bob", "--config", file)).isEqualTo(1);
        assertThat(line.run("user", "del", "bo\u001bb", "--config", file)).isEqualTo(1);
        assertThat(line.errLines())
                .containsExactly(
                        "turnpike: alice is there already: turnpike user passwd changes the password",
                        "turnpike: there is no user bob: turnpike user list shows all",
                        "turnpike: there is no user bo\\x1bb: turnpike user list shows all");
        assertThat(line.run("user", "del", "alice", "--config", file)).isZero();
        assertThat(users.entries).isEmpty();
    }

    @Test
    void theListHasNoPasswords() {
        line.input = "secret";
        line.run("user", "add", "alice", "--config", file);
        line.run("user", "add", "bob", "--address", "10.17.0.50", "--config", file);
        assertThat(line.run("user", "list", "--config", file)).isZero();
        assertThat(line.outLines())
                .containsExactly("NAME   SERVER  ADDRESSES", "alice  *       *", "bob    *       10.17.0.50");
        assertThat(line.run("user", "list", "--json", "--config", file)).isZero();
        assertThat(line.out.toString()).endsWith("""
                        [{"name": "alice", "server": "*", "addresses": "*"},
                         {"name": "bob", "server": "*", "addresses": "10.17.0.50"}]
                        """).doesNotContain("secret");
    }

    @Test
    void whereSeveralProvidersKeepUsersOneIsNamed() {
        FakeUsers others = new FakeUsers();
        line.directories.put("q", others);
        line.input = "secret";
        assertThat(line.run("user", "add", "alice", "--config", file)).isEqualTo(2);
        assertThat(line.run("user", "add", "alice", "--provider", "r", "--config", file))
                .isEqualTo(2);
        assertThat(line.run("user", "add", "alice", "--provider", "q", "--config", file))
                .isZero();
        assertThat(others.entries).containsKey("alice");
        line.directories.clear();
        assertThat(line.run("user", "list", "--config", file)).isEqualTo(2);
        assertThat(line.errLines())
                .containsExactly(
                        "turnpike: several providers keep users: name one with --provider, of p, q",
                        "turnpike: the provider r keeps no users: name one of p, q",
                        "turnpike: no provider keeps users: add a section [provider.local] with module = file");
    }

    @Test
    void whatTheProviderRefusesIsSaidInItsWords() {
        line.input = "secret";
        assertThat(line.run("user", "add", " ", "--config", file)).isEqualTo(2);
        users.failures.add(new IOException("/etc/turnpike/chap-secrets is read-only"));
        assertThat(line.run("user", "list", "--config", file)).isEqualTo(1);
        assertThat(line.errLines())
                .containsExactly(
                        "turnpike: a name cannot be blank: give one",
                        "turnpike: the users cannot be read or changed: /etc/turnpike/chap-secrets is read-only");
    }

    private void type(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        line.prompt = Optional.of(question -> left.remove().toCharArray());
    }
}
