package dev.turnpike.conf.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is spread over several files. */
class ConfigFilesTest {

    @TempDir
    private Path directory;

    private final ConfigLoader loader = new ConfigLoader(Map.of("SECRET", "from the environment"));

    @BeforeEach
    void makeTheDirectoryOfParts() throws IOException {
        Files.createDirectory(directory.resolve("conf.d"));
    }

    @Test
    void includedFilesAreReadInTheOrderOfTheirNamesAndHiddenOnesAreNot() throws Exception {
        write("conf.d/20-b.conf", "[b]\nkey = 2\n");
        write("conf.d/10-a.conf", "[a]\nkey = 1\n");
        write("conf.d/.#10-a.conf", "[editor]\n");
        write("conf.d/10-a.conf.bak", "[backup]\n");
        Configuration configuration = load("[main]\nkey = 0\ninclude = conf.d/*.conf\nlast = 9\n");
        assertThat(configuration.section("main").keys()).containsExactly("key", "last");
        assertThat(configuration.section("a").value("key", Values.TEXT)).contains("1");
        assertThat(configuration.section("b").value("key", Values.TEXT)).contains("2");
        assertThat(configuration.section("main").value("last", Values.TEXT)).contains("9");
        assertThat(problems(configuration)).containsExactly(main(2) + ": [main] key: is no key: known here are last");
    }

    @Test
    void anIncludedFileBeginsOutsideOfAnySectionAndMayIncludeByItsOwnDirectory() throws Exception {
        write("conf.d/a.conf", "stray = 1\ninclude = sub/c.conf\n");
        Files.createDirectory(directory.resolve("conf.d/sub"));
        write("conf.d/sub/c.conf", "[c]\nkey = 3\n");
        Configuration configuration = load("[main]\ninclude = conf.d/a.conf\n");
        configuration.section("main");
        assertThat(configuration.section("c").value("key", Values.TEXT)).contains("3");
        assertThat(problems(configuration))
                .containsExactly(directory.resolve("conf.d/a.conf")
                        + ":1: stray stands in no section: put it below a line [section]");
    }

    @Test
    void aKeyGivenInTwoFilesIsAnError() throws Exception {
        Path part = write("conf.d/a.conf", "[main]\nkey = 2\n");
        Configuration configuration = load("[main]\nkey = 1\ninclude = conf.d/*.conf\n");
        assertThat(configuration.section("main").value("key", Values.TEXT)).contains("1");
        assertThat(problems(configuration))
                .containsExactly(
                        part + ":2: [main] key: is given twice, first at " + main(2) + ": remove one of the two");
    }

    @Test
    void aLoopOfFilesIsRefused() throws Exception {
        Path part = write("conf.d/a.conf", "include = ../turnpike.conf\n");
        Configuration configuration = load("include = conf.d/a.conf, conf.d/../conf.d/a.conf\n");
        assertThat(problems(configuration))
                .containsExactly(
                        main(1) + ": include: " + directory.resolve("conf.d/../conf.d/a.conf")
                                + " is read already: a file is included once, not in a loop",
                        part + ":1: include: " + directory.resolve("conf.d/../turnpike.conf")
                                + " is read already: a file is included once, not in a loop");
    }

    @Test
    void aPatternMayMatchNothingButANamedFileMustBeThere() throws Exception {
        Configuration configuration = load("include = conf.d/*.conf, nowhere/*.conf\ninclude = */x.conf\n");
        assertThat(problems(configuration))
                .containsExactly(
                        main(2) + ": include: \"*/x.conf\" has * or ? in a directory: only in the file's name");
        assertThat(problems(load("include = gone.conf\ninclude =\n")))
                .containsExactly(
                        main(1) + ": include: " + directory.resolve("gone.conf")
                                + " does not exist: create it, or correct its name",
                        main(2) + ": include: names no file: give it one, or remove the line");
    }

    @Test
    void aFileThatIsNotUtf8NamesTheLine() throws IOException {
        Path file = directory.resolve("turnpike.conf");
        Files.write(file, "[server]\nname = T\u00fcr\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> loader.load(file)).hasMessage(file + ":2: is not UTF-8: save the file as UTF-8");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstLine() throws Exception {
        Configuration configuration = load("\ufeff[server]\r\nname = a\r\n");
        assertThat(configuration.section("server").value("name", Values.TEXT)).contains("a");
        configuration.verify();
    }

    @Test
    void aDirectoryOrAHugeFileIsNoConfiguration() throws IOException {
        assertThatThrownBy(() -> loader.load(directory)).isInstanceOf(ConfigException.class);
        Path huge = write("huge.conf", "#".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> loader.load(huge)).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void aRelativePathStartsAtTheFileInWhichItStands() throws Exception {
        write("conf.d/a.conf", "[a]\nfile = secrets\nabsolute = /etc/x\n");
        Settings settings = load("include = conf.d/a.conf\n").section("a");
        assertThat(settings.path("file")).contains(directory.resolve("conf.d/secrets"));
        assertThat(settings.path("absolute")).contains(Path.of("/etc/x"));
        assertThat(settings.path("none")).isEmpty();
    }

    @Test
    void aSecretStandsInTheFileInTheEnvironmentOrInAFileOfItsOwn() throws Exception {
        mode(write("radius.secret", "from a file\r\n"), "rw-------");
        Configuration configuration = load("[r]\na = in the file\nb = ${env:SECRET}\nc-file = radius.secret\n");
        mode(directory.resolve("turnpike.conf"), "rw-r-----");
        Settings settings = configuration.section("r");
        assertThat(List.of("a", "b", "c"))
                .map(key -> plain(settings.secret(key).orElseThrow()))
                .containsExactly("in the file", "from the environment", "from a file");
        assertThat(settings.secret("d")).isEmpty();
        configuration.verify();
    }

    @Test
    void aSecretThatEverybodyCanReadIsAnErrorThatNamesTheMode() throws Exception {
        Path secret = mode(write("radius.secret", "from a file\n"), "rw-r--r--");
        Path file =
                mode(write("turnpike.conf", "[r]\na = open\nb = ${env:SECRET}\nc-file = radius.secret\n"), "rw-r--r--");
        Configuration configuration = loader.load(file);
        List.of("a", "b", "c").forEach(configuration.section("r")::secret);
        assertThat(problems(configuration))
                .containsExactly(
                        main(2) + ": [r] a: is a secret in a file that everybody can read: chmod 640 the file, or use"
                                + " a-file",
                        main(4) + ": [r] c-file: " + secret + " is open to every user of the machine: chmod 600 it");
    }

    @Test
    void aSecretGivenTwiceMissingOrEmptyIsAnError() throws Exception {
        Path empty = mode(write("empty", "\nlater\n"), "rw-------");
        Path two = mode(write("two", "one\ntwo\n"), "rw-------");
        Configuration configuration = load("[r]\na = x\na-file = two\nb-file = empty\nc-file = gone\nd =\n");
        List.of("a", "b", "c", "d").forEach(configuration.section("r")::secret);
        assertThat(problems(configuration))
                .containsExactly(
                        main(2) + ": [r] a: stands beside a-file: remove one of the two",
                        main(3) + ": [r] a-file: " + two + " has more than one line: the secret stands there alone",
                        main(4) + ": [r] b-file: " + empty + " has an empty first line: the secret stands there",
                        main(5) + ": [r] c-file: " + directory.resolve("gone")
                                + " does not exist: create it, or correct its name",
                        main(6) + ": [r] d: has no value: give it one, or remove the line for the default");
    }

    private Configuration load(String text) throws IOException, ConfigException {
        return loader.load(mode(write("turnpike.conf", text), "rw-r-----"));
    }

    private String main(int line) {
        return directory.resolve("turnpike.conf") + ":" + line;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Path mode(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String plain(SecretText secret) {
        return String.valueOf(secret.characters());
    }

    private static List<String> problems(Configuration configuration) {
        ConfigException problems = catchThrowableOfType(ConfigException.class, configuration::verify);
        return problems == null ? List.of() : problems.problems();
    }
}
