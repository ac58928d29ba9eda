package dev.turnpike.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory whose subdirectories are plugins, each with a class loader of its own over its jars. Owned by the thread
 * that starts or stops the server. Closed only when no provider is called any more: classes are loaded late.
 */
public final class PluginDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PluginDirectory.class);
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z][a-z0-9]*");

    private final Path directory;
    private final Map<String, PluginClassLoader> loaders;

    private PluginDirectory(Path directory, Map<String, PluginClassLoader> loaders) {
        this.directory = directory;
        this.loaders = loaders;
    }

    /**
     * Looks what there is; loads no class yet.
     *
     * @param directory the value of {@code [server] plugins}
     * @param server the loader of the classes that plugins share with the server
     */
    public static PluginDirectory open(Path directory, ClassLoader server) throws PluginException {
        Map<String, PluginClassLoader> loaders = new TreeMap<>();
        try (DirectoryStream<Path> plugins = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path plugin : plugins) {
                String name = plugin.getFileName().toString();
                loaders.put(name, new PluginClassLoader("plugin-" + name, jars(plugin), server));
            }
        } catch (IOException e) {
            throw new PluginException(
                    "the plugins directory " + directory.toAbsolutePath() + " cannot be read: set [server] plugins", e);
        }
        return new PluginDirectory(directory, loaders);
    }

    private static URL[] jars(Path plugin) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(plugin, "*.jar")) {
            files.forEach(jars::add);
        }
        jars.sort(null); // the order of a class path must not depend on the disk
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = url(jars.get(i));
        }
        return urls;
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toAbsolutePath().toUri().toURL();
    }

    /**
     * Finds what a section's {@code module} names: a short name such as {@code file} is the class {@code
     * dev.turnpike.auth.file.FileAuthModule} in the directory {@code auth-file}; a class name is looked for in all.
     */
    Plugin find(String module) throws PluginException {
        return SHORT_NAME.matcher(module).matches() ? shipped(module) : foreign(module);
    }

    private Plugin shipped(String name) throws PluginException {
        String plugin = "auth-" + name;
        PluginClassLoader loader = loaders.get(plugin);
        if (loader == null) {
            throw new PluginException("there is no plugin directory " + where(plugin) + " (" + present() + ")");
        }
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String className = "dev.turnpike.auth." + name + "." + capital + "AuthModule";
        if (!loader.holds(className)) {
            throw new PluginException("no jar in " + where(plugin) + " holds the class " + className);
        }
        return Plugin.load(loader, className, where(plugin));
    }

    private Plugin foreign(String className) throws PluginException {
        List<String> holders = loaders.entrySet().stream()
                .filter(plugin -> plugin.getValue().holds(className))
                .map(Map.Entry::getKey)
                .toList();
        if (holders.isEmpty()) {
            throw new PluginException("no jar in any directory under " + directory.toAbsolutePath()
                    + " holds the class " + className + " (" + present() + ")");
        }
        if (holders.size() > 1) {
            throw new PluginException("the class " + className + " lies in several plugin directories ("
                    + String.join(", ", holders) + "): remove all but one");
        }
        PluginClassLoader loader = Objects.requireNonNull(loaders.get(holders.getFirst()));
        return Plugin.load(loader, className, where(holders.getFirst()));
    }

    private String where(String plugin) {
        return directory.toAbsolutePath().resolve(plugin).toString();
    }

    private String present() {
        return loaders.isEmpty() ? "there are none" : "there are " + String.join(", ", loaders.keySet());
    }

    /** Closes the jars. */
    @Override
    public void close() {
        loaders.forEach((name, loader) -> {
            try {
                loader.close();
            } catch (IOException e) {
                LOG.warn("a jar of the plugin {} did not close", name, e);
            }
        });
    }
}
