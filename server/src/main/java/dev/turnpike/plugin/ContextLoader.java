package dev.turnpike.plugin;

import org.jspecify.annotations.Nullable;

/** Makes a class loader the thread's own while a plugin runs. Entered and left by one thread in
 * one block. */
final class ContextLoader {

    private final @Nullable ClassLoader before;

    private ContextLoader(@Nullable ClassLoader before) {
        this.before = before;
    }

    static ContextLoader enter(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ContextLoader context = new ContextLoader(thread.getContextClassLoader());
        thread.setContextClassLoader(loader);
        return context;
    }

    /** Gives the thread back what it had. */
    void leave() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
