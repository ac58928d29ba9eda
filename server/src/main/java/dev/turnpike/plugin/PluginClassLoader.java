package dev.turnpike.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;

/**
 * Loads one plugin: its own jars over the platform's classes. What plugin and server talk in comes from the server's
 * loader, even if the plugin brings a copy; no other class of the server can be seen.
 */
final class PluginClassLoader extends URLClassLoader {

    // The packages alone: what lies below them is the server's own.
    private static final Set<String> SHARED_PACKAGES =
            Set.of("dev.turnpike.auth.spi", "dev.turnpike.conf", "dev.turnpike.text");
    private static final List<String> SHARED_TREES =
            List.of("com.google.inject.", "jakarta.inject.", "org.slf4j.", "org.jspecify.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader server;

    /** Loads from {@code jars}; its name shows in stack traces. */
    PluginClassLoader(String name, URL[] jars, ClassLoader server) {
        super(name, jars, ClassLoader.getPlatformClassLoader());
        this.server = server;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return isShared(name) ? server.loadClass(name) : super.loadClass(name, resolve);
    }

    /** Whether one of the plugin's own jars has that class. */
    boolean holds(String className) {
        return findResource(className.replace('.', '/') + ".class") != null;
    }

    private static boolean isShared(String className) {
        String packageName = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        return SHARED_PACKAGES.contains(packageName) || SHARED_TREES.stream().anyMatch(className::startsWith);
    }
}
