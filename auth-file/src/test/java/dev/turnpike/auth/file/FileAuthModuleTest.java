package dev.turnpike.auth.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.turnpike.auth.spi.ProviderCheck;
import dev.turnpike.auth.spi.SecretStore;
import dev.turnpike.auth.spi.UserDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuthModuleTest {

    @TempDir
    private Path directory;

    private SecretsFixture fixture;

    @BeforeEach
    void makeFixture() {
        fixture = new SecretsFixture(directory);
    }

    @Test
    void withoutKeysTheDefaultsHold() {
        assertThat(FileConfig.from(new MapSettings(Map.of())))
                .isEqualTo(new FileConfig(
                        Path.of("/etc/turnpike/chap-secrets"), "turnpike", true, true, Optional.empty()));
    }

    @Test
    void everyKeyIsRead() {
        MapSettings settings = new MapSettings(Map.of(
                "file", "/srv/secrets",
                "server-name", "pptpd",
                "strip-domain", "no",
                "without-address", "deny",
                "owner", "vpn"));
        assertThat(FileConfig.from(settings))
                .isEqualTo(new FileConfig(Path.of("/srv/secrets"), "pptpd", false, false, Optional.of("vpn")));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void whatIsNoChoiceIsAProblemOfItsKey() {
        MapSettings settings = new MapSettings(Map.of("strip-domain", "perhaps", "without-address", "yes"));
        FileConfig.from(settings);
        assertThat(settings.problems()).hasSize(2);
    }

    @Test
    void aFileThatGroupOrOthersCanReachKeepsTheServerFromStartingAndTellsTheRemedy() {
        for (String mode : List.of("rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rwx--x---")) {
            fixture.write("alice * x *\n", mode);
            assertThat(problems()).singleElement().asString().contains("chmod 600 " + fixture.file);
        }
    }

    @Test
    void aFileOfSomebodyElseIsRefusedUnlessHeIsNamed() throws IOException {
        fixture.write("alice * x *\n");
        boolean root = FileStamp.of(fixture.file).uid() == 0; // whose files are always trusted
        int own = root ? 12_345 : FileStamp.of(fixture.file).uid();
        Files.setAttribute(fixture.file, "unix:uid", own);
        String owner = Files.getOwner(fixture.file).getName();
        assertThat(usable(new SecretFiles(own + 1, Optional.empty()))).isFalse();
        assertThat(usable(new SecretFiles(own + 1, Optional.of("somebody-else"))))
                .isFalse();
        assertThat(usable(new SecretFiles(own + 1, Optional.of(owner)))).isTrue();
        assertThat(usable(new SecretFiles(own, Optional.empty()))).isTrue();
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsAProblem() throws IOException {
        Files.createDirectory(fixture.file);
        assertThat(problems()).singleElement().asString().contains("no regular file");
    }

    @Test
    void aFileThatIsNotThereYetIsNoProblemSoThatTheFirstUserCanBeAdded() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void theModuleOffersAStoreACheckAndADirectoryWithEveryBindingExplicit() {
        fixture.write("alice * x *\n");
        FileAuthModule module = new FileAuthModule(new MapSettings(Map.of("file", fixture.file.toString())));
        Injector injector = Guice.createInjector(Stage.PRODUCTION, binder -> binder.requireExplicitBindings(), module);
        assertThat(injector.getInstance(SecretStore.class)).isInstanceOf(ChapSecretsStore.class);
        assertThat(injector.getInstance(ProviderCheck.class)).isInstanceOf(FileCheck.class);
        assertThat(injector.getInstance(UserDirectory.class)).isInstanceOf(ChapSecretsDirectory.class);
    }

    @Test
    void theCheckIsContentWithAGoodFile() {
        fixture.write("alice * x *\n");
        assertThat(check()).extracting(ProviderCheck.Finding::level).containsExactly(ProviderCheck.Level.OK);
    }

    @Test
    void theCheckWarnsOfOddLinesAndFailsSecretFilesThatCannotBeRead() {
        fixture.write("CORP\\bob * x *\ncarol * @/nowhere/at-all *\n");
        assertThat(check())
                .extracting(ProviderCheck.Finding::level)
                .containsExactly(ProviderCheck.Level.OK, ProviderCheck.Level.WARN, ProviderCheck.Level.FAIL);
    }

    @Test
    void theCheckFailsAFileThatIsMissingOrOpen() {
        assertThat(check()).extracting(ProviderCheck.Finding::level).containsExactly(ProviderCheck.Level.FAIL);
        fixture.write("alice * x *\n", "rw-r--r--");
        assertThat(check())
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isEqualTo("chmod 600 " + fixture.file));
    }

    @Test
    void theCheckWarnsOfADirectoryInWhichOthersCanPutAnotherFile() throws IOException {
        fixture.write("alice * x *\n");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(check())
                .extracting(ProviderCheck.Finding::level)
                .containsExactly(ProviderCheck.Level.OK, ProviderCheck.Level.WARN);
    }

    @Test
    void theEffectiveUserIsTheSecondNumberOfTheStatusRow() {
        assertThat(ProcessOwner.effectiveUid(List.of("Name:\tjava", "Uid:\t1000\t998\t997\t996")))
                .isEqualTo(998);
    }

    private List<ProviderCheck.Finding> check() {
        return new FileCheck(fixture.config, fixture.files).check();
    }

    private List<String> problems() {
        MapSettings settings = new MapSettings(Map.of("file", fixture.file.toString()));
        assertThat(new FileAuthModule(settings)).isNotNull();
        return settings.problems();
    }

    private boolean usable(SecretFiles files) {
        try {
            files.read(fixture.file).wipe();
            return true;
        } catch (SecretFileException e) {
            return false;
        }
    }
}
