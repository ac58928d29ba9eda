package dev.turnpike.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.auth.spi.AuthModule;
import dev.turnpike.config.AuthSectionConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {

    private static final String GOOD = """
            package foreign;
            public class Good extends dev.turnpike.auth.spi.AuthModule {
                public Good(dev.turnpike.conf.Settings settings) {}
            }
            """;

    @TempDir
    private Path directory;

    private PluginJars jars;

    @BeforeEach
    void makePlugins() throws IOException {
        jars = new PluginJars(directory);
    }

    @Test
    void aClassNameIsLookedForInAllDirectories() throws Exception {
        jars.plugin("a", "Other", GOOD.replace("Good", "Other")).plugin("x", "Good", GOOD);
        try (PluginDirectory plugins = jars.open()) {
            assertThat(plugins.find("foreign.Good").loader().getName()).isEqualTo("plugin-x");
        }
    }

    @Test
    void aShortNameIsAShippedClassInItsOwnDirectoryAndComesFromItsJar() throws Exception {
        jars.shipped("auth-file", "dev.turnpike.auth.file.FileAuthModule");
        try (PluginDirectory plugins = jars.open()) {
            ClassLoader loader = plugins.find("file").loader();
            Class<?> type = loader.loadClass("dev.turnpike.auth.file.FileAuthModule");
            assertThat(type.getClassLoader())
                    .isSameAs(loader)
                    .isNotSameAs(getClass().getClassLoader());
            assertThat(AuthModule.class).isAssignableFrom(type);
        }
    }

    @Test
    void aPluginSeesTheSharedPackagesOfTheServerAndNoOtherClassOfIts() throws Exception {
        jars.plugin("x", "Good", GOOD);
        try (PluginDirectory plugins = jars.open()) {
            ClassLoader loader = plugins.find("foreign.Good").loader();
            assertThat(loader.loadClass(AuthModule.class.getName())).isSameAs(AuthModule.class);
            assertThat(loader.loadClass("org.slf4j.event.Level")).isSameAs(org.slf4j.event.Level.class);
            assertThat(loader.loadClass("java.sql.Driver")).isNotNull();
            for (String hidden : new String[] {
                AuthSectionConfig.class.getName(),
                "dev.turnpike.conf.load.ConfigLoader",
                "org.bouncycastle.crypto.digests.MD4Digest",
                "com.google.common.collect.ImmutableList"
            }) {
                assertThat(Class.forName(hidden).getName()).isEqualTo(hidden);
                assertThatThrownBy(() -> loader.loadClass(hidden)).isInstanceOf(ClassNotFoundException.class);
            }
        }
    }

    @Test
    void aCopyOfASharedClassInAPluginIsNotUsed() throws Exception {
        jars.plugin("x", "Good", GOOD).shipped("y", AuthModule.class.getName());
        Files.move(jars.plugins().resolve("y/plugin.jar"), jars.plugins().resolve("x/copy.jar"));
        try (PluginDirectory plugins = jars.open()) {
            assertThat(plugins.find("foreign.Good").loader().loadClass(AuthModule.class.getName()))
                    .isSameAs(AuthModule.class);
        }
    }

    @Test
    void twoPluginsDoNotSeeEachOther() throws Exception {
        jars.plugin("a", "Other", GOOD.replace("Good", "Other")).plugin("x", "Good", GOOD);
        try (PluginDirectory plugins = jars.open()) {
            ClassLoader loader = plugins.find("foreign.Good").loader();
            assertThatThrownBy(() -> loader.loadClass("foreign.Other")).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void whatIsNotThereIsSaidWithWhereItWasLookedForAndWhatIsThere() throws IOException {
        jars.plugin("x", "Good", GOOD);
        assertRefused("foreign.Bad", "foreign.Bad", jars.plugins().toString(), "there are x");
        assertRefused("ldap", jars.plugins().resolve("auth-ldap").toString(), "there are x");
    }

    @Test
    void aClassOfTheServerIsNoPlugin() {
        assertRefused(AuthModule.class.getName(), "no jar", "there are none");
    }

    @Test
    void aShippedDirectoryWithoutItsClassIsSaid() throws IOException {
        jars.plugin("auth-radius", "Good", GOOD);
        assertRefused("radius", "dev.turnpike.auth.radius.RadiusAuthModule", "auth-radius");
    }

    @Test
    void aClassInTwoDirectoriesIsSaidWithBoth() throws IOException {
        jars.plugin("x", "Good", GOOD).plugin("y", "Good", GOOD);
        assertRefused("foreign.Good", "x, y", "remove all but one");
    }

    @Test
    void aClassThatIsNoModuleIsSaid() throws IOException {
        jars.plugin("x", "Bad", "package foreign; public class Bad { public Bad(dev.turnpike.conf.Settings s) {} }");
        assertRefused("foreign.Bad", "does not extend", "AuthModule");
    }

    @Test
    void aClassThatCannotBeMadeFromSettingsIsSaid() throws IOException {
        String[] wrong = {
            GOOD.replace("dev.turnpike.conf.Settings settings", ""),
            GOOD.replace("public Good", "Good"),
            GOOD.replace("public class", "class"),
            GOOD.replace("public class", "public abstract class"),
        };
        for (int i = 0; i < wrong.length; i++) {
            String name = "Good" + i;
            jars.plugin("x" + i, name, wrong[i].replace("Good", name));
            assertRefused("foreign." + name, "public constructor", "Settings");
        }
    }

    @Test
    void aClassThatNeedsWhatIsNotThereIsSaid() throws IOException {
        jars.plugin("base", "Base", GOOD.replace("Good", "Base"));
        String derived = "package foreign; public class Derived extends Base {"
                + " public Derived(dev.turnpike.conf.Settings s) { super(s); } }";
        jars.plugin("x", "Derived", derived, jars.classes("base"));
        assertRefused("foreign.Derived", "cannot be loaded", "foreign/Base");
    }

    @Test
    void aPluginsDirectoryThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> PluginDirectory.open(
                        directory.resolve("none"), getClass().getClassLoader()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining("[server] plugins");
    }

    private void assertRefused(String module, String... parts) {
        assertThatThrownBy(() -> {
                    try (PluginDirectory plugins = jars.open()) {
                        plugins.find(module);
                    }
                })
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll(parts);
    }
}
