package dev.turnpike.plugin;

import dev.turnpike.auth.spi.AuthModule;
import dev.turnpike.conf.Settings;
import dev.turnpike.conf.Values;
import dev.turnpike.config.AuthSectionConfig;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a module of each provider that is to be asked. Owned by the thread that starts. What is wrong with one section
 * becomes a problem of its key {@code module}, and the others are read all the same.
 */
public final class ProviderLoader {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderLoader.class);

    private final PluginDirectory plugins;

    /** Takes plugins from there. */
    public ProviderLoader(PluginDirectory plugins) {
        this.plugins = plugins;
    }

    /** The modules of all sections that are right, in the order given; to be installed in one injector. */
    public ProvidersModule load(List<AuthSectionConfig.Provider> providers) {
        List<ProviderModule> modules = new ArrayList<>();
        for (AuthSectionConfig.Provider provider : providers) {
            try {
                modules.add(load(provider));
            } catch (PluginException e) {
                LOG.debug("[{}] cannot be loaded", provider.settings().section(), e);
                provider.settings().problem("module", String.valueOf(e.getMessage()));
                markRead(provider.settings());
            }
        }
        return new ProvidersModule(modules);
    }

    private ProviderModule load(AuthSectionConfig.Provider provider) throws PluginException {
        Plugin plugin = plugins.find(provider.module());
        AuthModule module = plugin.module(provider.settings());
        return new ProviderModule(provider.name(), provider.settings(), module, plugin.loader());
    }

    /** Nobody is there to read the section's own keys: they must not be called unknown. */
    private static void markRead(Settings settings) {
        settings.keys().forEach(key -> settings.value(key, Values.TEXT));
    }
}
