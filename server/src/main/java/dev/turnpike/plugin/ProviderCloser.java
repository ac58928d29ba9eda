package dev.turnpike.plugin;

import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what plugins offer and want closed, last made first. Filled while the injector is built, closed once when the
 * server stops; both by the thread that does that.
 */
public final class ProviderCloser implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCloser.class);

    private record Closeable(ProviderAssembly.Origin origin, AutoCloseable part) {}

    private final Deque<Closeable> parts = new ArrayDeque<>();
    private final Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());

    @Inject
    ProviderCloser() {}

    /** Remembers an object that can be closed, once, though it may be offered as several things. */
    void register(ProviderAssembly.Origin origin, Object part) {
        if (part instanceof AutoCloseable closeable && known.add(part)) {
            parts.push(new Closeable(origin, closeable));
        }
    }

    /** Closes all, whatever one of them throws. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(Closeable closeable) {
        ContextLoader context = ContextLoader.enter(closeable.origin().loader());
        try {
            closeable.part().close();
        } catch (Exception | LinkageError e) {
            LOG.error("provider {} did not close", closeable.origin().name(), e);
        } finally {
            context.leave();
        }
    }
}
