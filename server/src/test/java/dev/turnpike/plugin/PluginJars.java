package dev.turnpike.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.turnpike.auth.spi.AuthModule;
import dev.turnpike.conf.Settings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

/** A plugins directory with plugins that are compiled on the spot, as strangers would compile them. */
final class PluginJars {

    private static final List<Class<?>> COMPILED_AGAINST =
            List.of(AuthModule.class, Settings.class, Injector.class, Inject.class, NullMarked.class, Logger.class);

    private final Path work;
    private final Path plugins;

    PluginJars(Path directory) throws IOException {
        work = Files.createDirectory(directory.resolve("work"));
        plugins = Files.createDirectory(directory.resolve("plugins"));
    }

    Path plugins() {
        return plugins;
    }

    PluginDirectory open() throws PluginException {
        return PluginDirectory.open(plugins, getClass().getClassLoader());
    }

    /** Compiles a source of the package {@code foreign} into a plugin; the class path is the plugin API's and no more. */
    PluginJars plugin(String name, String className, String source, Path... more) throws IOException {
        Path classes = Files.createDirectories(work.resolve(name));
        Path file = Files.writeString(work.resolve(className + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", classPath(more)));
        arguments.add(file.toString());
        int status = compiler.run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        jar(classes, Files.createDirectories(plugins.resolve(name)).resolve("plugin.jar"));
        return this;
    }

    /** Puts the classes that a class of the tests comes from into a plugin, whether they lie in a jar or in a directory. */
    PluginJars shipped(String name, String className) throws IOException {
        Path origin = location(className);
        Path jar = Files.createDirectories(plugins.resolve(name)).resolve("plugin.jar");
        if (Files.isDirectory(origin)) {
            jar(origin, jar);
        } else {
            Files.copy(origin, jar);
        }
        return this;
    }

    Path classes(String name) {
        return work.resolve(name);
    }

    private static String classPath(Path... more) {
        Stream<Path> api = COMPILED_AGAINST.stream().map(type -> location(type));
        return Stream.concat(api, Stream.of(more))
                .map(Path::toString)
                .distinct()
                .collect(Collectors.joining(":"));
    }

    private static Path location(String className) {
        try {
            return location(Class.forName(className, false, PluginJars.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
    }
}
