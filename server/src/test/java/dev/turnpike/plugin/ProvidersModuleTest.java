package dev.turnpike.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import dev.turnpike.auth.AuthProvider;
import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.SecretLookup;
import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.conf.Configuration;
import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.load.ConfigLoader;
import dev.turnpike.config.AuthSectionConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersModuleTest {

    /** Verifies, keeps accounts and can be closed; tells in the explanation what it sees around it. */
    private static final String PLUGIN = """
            package foreign;

            import dev.turnpike.auth.spi.AccountedSession;
            import dev.turnpike.auth.spi.Accounting;
            import dev.turnpike.auth.spi.AuthMethod;
            import dev.turnpike.auth.spi.AuthModule;
            import dev.turnpike.auth.spi.AuthOutcome;
            import dev.turnpike.auth.spi.AuthRequest;
            import dev.turnpike.auth.spi.Authenticator;
            import dev.turnpike.auth.spi.Conversation;
            import dev.turnpike.auth.spi.Credential;
            import dev.turnpike.auth.spi.SessionUsage;
            import dev.turnpike.auth.spi.TerminateCause;
            import dev.turnpike.conf.Settings;
            import jakarta.inject.Inject;
            import java.util.Set;

            public class Plugin extends AuthModule {
                private final String greeting;

                public Plugin(Settings settings) {
                    greeting = settings.value("greeting", text -> text, "none");
                }

                @Override
                protected void configure() {
                    bind(String.class).toInstance(greeting);
                    bind(Counter.class).in(com.google.inject.Scopes.SINGLETON);
                    authenticator(Verifier.class);
                    accounting(Verifier.class);
                }

                public static class Counter {
                    int calls;
                    @Inject Counter() {}
                }

                public static class Verifier implements Authenticator, Accounting, AutoCloseable {
                    private final String greeting;
                    private final Counter counter;
                    private final Settings settings;

                    @Inject
                    Verifier(String greeting, Counter counter, Settings settings) {
                        this.greeting = greeting;
                        this.counter = counter;
                        this.settings = settings;
                    }

                    @Override
                    public Set<AuthMethod> methods() {
                        return Set.of(AuthMethod.PAP, AuthMethod.EAP);
                    }

                    @Override
                    public AuthOutcome authenticate(AuthRequest request) {
                        if (request.credential() instanceof Credential.Eap) {
                            return new AuthOutcome.Challenge(new byte[1], new Talk());
                        }
                        if (request.user().typed().equals("boom")) {
                            throw new IllegalStateException("boom");
                        }
                        counter.calls++;
                        return new AuthOutcome.Unavailable(greeting + " " + settings.section() + " " + counter.calls
                                + " " + Thread.currentThread().getContextClassLoader().getName());
                    }

                    @Override
                    public void start(AccountedSession session) {}

                    @Override
                    public void stop(AccountedSession session, SessionUsage usage, TerminateCause cause) {}

                    @Override
                    public void close() {
                        System.setProperty("turnpike.test.closed",
                                System.getProperty("turnpike.test.closed", "") + greeting + ",");
                        throw new IllegalStateException("closing fails");
                    }
                }

                static class Talk implements Conversation {
                    @Override
                    public AuthOutcome answer(Credential credential) {
                        return new AuthOutcome.Unavailable(Thread.currentThread().getContextClassLoader().getName());
                    }

                    @Override
                    public void close() {}
                }
            }
            """;

    private static final String CLOSED = "turnpike.test.closed";
    private static final Key<Map<String, AuthProvider>> PROVIDERS = Key.get(new TypeLiteral<>() {});

    @TempDir
    private Path directory;

    private PluginJars jars;

    @BeforeEach
    void makePlugins() throws IOException {
        jars = new PluginJars(directory);
    }

    @AfterEach
    void forgetClosed() {
        System.clearProperty(CLOSED);
    }

    @Test
    void theFilePluginIsLoadedLikeAnyForeignOneAndFindsItsUsers() throws Exception {
        jars.shipped("auth-file", "dev.turnpike.auth.file.FileAuthModule");
        Path secrets = Files.writeString(directory.resolve("secrets"), "alice * s3cret *\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        try (PluginDirectory plugins = jars.open()) {
            AuthProvider local =
                    provider(plugins, "[provider.local]\nmodule = file\nfile = " + secrets + "\n", "local");
            assertThat(local.secretStore().orElseThrow().find(new UserName("alice"), session()))
                    .isInstanceOf(SecretLookup.Found.class);
            assertThat(local.userDirectory()).isPresent();
            assertThat(local.check().orElseThrow().check()).hasSize(1);
            assertThat(local.authenticator()).isEmpty();
            assertThat(local.accounting()).isEmpty();
        }
    }

    @Test
    void twoProvidersOfOneClassShareNothing() throws Exception {
        jars.plugin("x", "Plugin", PLUGIN);
        try (PluginDirectory plugins = jars.open()) {
            Map<String, AuthProvider> providers = injector(plugins, """
                    [provider.a]
                    module = foreign.Plugin
                    greeting = hello
                    [provider.b]
                    module = foreign.Plugin
                    greeting = salut
                    """).getInstance(PROVIDERS);
            assertThat(providers.keySet()).containsExactly("a", "b");
            assertThat(said(providers, "a")).isEqualTo("hello provider.a 1 plugin-x");
            assertThat(said(providers, "a")).isEqualTo("hello provider.a 2 plugin-x");
            assertThat(said(providers, "b")).isEqualTo("salut provider.b 1 plugin-x");
        }
    }

    @Test
    void duringACallTheContextLoaderIsThePluginsAndAfterwardsWhatItWas() throws Exception {
        jars.plugin("x", "Plugin", PLUGIN);
        try (PluginDirectory plugins = jars.open()) {
            AuthProvider provider = provider(plugins, "[provider.a]\nmodule = foreign.Plugin\n", "a");
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            AuthOutcome outcome = authenticate(provider, "eve", new Credential.Eap(new byte[1]));
            AuthOutcome.Challenge challenge = (AuthOutcome.Challenge) outcome;
            assertThat(challenge.conversation().answer(new Credential.Eap(new byte[1])))
                    .isEqualTo(new AuthOutcome.Unavailable("plugin-x"));
            assertThatThrownBy(() -> authenticate(provider, "boom", pap()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("boom");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void whatCanBeClosedIsClosedOnceAndLastMadeFirstWhateverItThrows() throws Exception {
        jars.plugin("x", "Plugin", PLUGIN);
        try (PluginDirectory plugins = jars.open()) {
            Injector injector = injector(plugins, """
                    [provider.a]
                    module = foreign.Plugin
                    greeting = first
                    [provider.b]
                    module = foreign.Plugin
                    greeting = second
                    """);
            ProviderCloser closer = injector.getInstance(ProviderCloser.class);
            closer.close();
            closer.close();
            assertThat(System.getProperty(CLOSED)).isEqualTo("second,first,");
        }
    }

    @Test
    void whatIsWrongWithSectionsIsAProblemOfEachAndTheOthersAreLoaded() throws Exception {
        jars.plugin("x", "Plugin", PLUGIN)
                .plugin(
                        "y",
                        "Fails",
                        PLUGIN.replace("class Plugin", "class Fails")
                                .replace(
                                        "public Plugin(Settings settings) {",
                                        "public Fails(Settings settings) { if (true) throw new IllegalStateException(\"no luck\");"));
        try (PluginDirectory plugins = jars.open()) {
            Configuration configuration = configuration("""
                    [provider.a]
                    module = foreign.Missing
                    greeting = read by nobody
                    [provider.b]
                    module = foreign.Plugin
                    greeting = hello
                    [provider.c]
                    module = foreign.Fails
                    """);
            ProvidersModule module = load(plugins, configuration);
            assertThat(module.names()).containsExactly("b");
            assertThatThrownBy(configuration::verify)
                    .hasMessageContainingAll("t.conf:2: ", "foreign.Missing", "t.conf:8: ", "no luck")
                    .message()
                    .doesNotContain("greeting");
        }
    }

    @Test
    void everyErrorOfTheWiringShowsAtOnce() throws Exception {
        String broken = PLUGIN.replace("bind(String.class).toInstance(greeting);", "");
        jars.plugin("x", "Plugin", broken).plugin("y", "Plugin2", broken.replace("Plugin", "Plugin2"));
        try (PluginDirectory plugins = jars.open()) {
            assertThatThrownBy(() -> injector(plugins, """
                            [provider.a]
                            module = foreign.Plugin
                            [provider.b]
                            module = foreign.Plugin2
                            """))
                    .isInstanceOfSatisfying(
                            CreationException.class,
                            e -> assertThat(e.getErrorMessages()).hasSizeGreaterThanOrEqualTo(2));
        }
    }

    @Test
    void aHelperThatIsNotBoundIsAnErrorInsteadOfBeingShared() throws Exception {
        String unbound = PLUGIN.replace("bind(Counter.class).in(com.google.inject.Scopes.SINGLETON);", "");
        jars.plugin("x", "Plugin", unbound);
        try (PluginDirectory plugins = jars.open()) {
            assertThatThrownBy(() -> injector(plugins, "[provider.a]\nmodule = foreign.Plugin\n"))
                    .isInstanceOf(CreationException.class)
                    .hasMessageContaining("Counter");
        }
    }

    private static String said(Map<String, AuthProvider> providers, String name) {
        AuthOutcome outcome = authenticate(Objects.requireNonNull(providers.get(name)), "alice", pap());
        return ((AuthOutcome.Unavailable) outcome).cause();
    }

    private static Credential pap() {
        return new Credential.Pap(SecretText.of("x"));
    }

    private static AuthOutcome authenticate(AuthProvider provider, String user, Credential credential) {
        AuthRequest request = new AuthRequest(new UserName(user), credential, session());
        assertThat(provider.authenticator().orElseThrow().methods()).contains(AuthMethod.PAP);
        return provider.authenticator().orElseThrow().authenticate(request);
    }

    private static AuthProvider provider(PluginDirectory plugins, String text, String name) throws Exception {
        return Objects.requireNonNull(
                injector(plugins, text).getInstance(PROVIDERS).get(name));
    }

    private static Injector injector(PluginDirectory plugins, String text) throws Exception {
        Configuration configuration = configuration(text);
        ProvidersModule module = load(plugins, configuration);
        configuration.verify();
        return Guice.createInjector(Stage.PRODUCTION, module);
    }

    private static ProvidersModule load(PluginDirectory plugins, Configuration configuration) {
        List<AuthSectionConfig.Provider> sections = configuration.sections("provider").stream()
                .map(settings -> new AuthSectionConfig.Provider(
                        settings.section().substring("provider.".length()),
                        settings.required("module", text -> text, "file"),
                        settings))
                .toList();
        return new ProviderLoader(plugins).load(sections);
    }

    private static Configuration configuration(String text) {
        return new ConfigLoader(Map.of()).parse(Path.of("t.conf"), text);
    }

    private static SessionInfo session() {
        InetAddress local = InetAddress.getLoopbackAddress();
        return new SessionInfo("1", local, local, 1, Instant.EPOCH);
    }
}
