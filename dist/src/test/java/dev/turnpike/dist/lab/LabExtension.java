package dev.turnpike.dist.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Lab} of its own, closed with the test or with the JVM, whichever comes first. */
public final class LabExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        LabRequirements.check();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Path directory = Path.of(
                        "target",
                        "lab",
                        context.getRequiredTestClass().getSimpleName(),
                        context.getRequiredTestMethod().getName())
                .toAbsolutePath();
        clear(directory);
        Lab lab = Lab.open(directory);
        context.getStore(NAMESPACE).put(Lab.class, new OpenLab(lab));
        return lab;
    }

    private static void clear(Path directory) {
        if (Files.notExists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closed by JUnit after the test; the hook covers a JVM that is told to stop in the middle. */
    private static final class OpenLab implements AutoCloseable {
        private final Lab lab;
        private final Thread hook;

        OpenLab(Lab lab) {
            this.lab = lab;
            this.hook = new Thread(lab::close, "lab-at-exit");
            Runtime.getRuntime().addShutdownHook(hook);
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(hook);
            lab.close();
        }
    }
}
