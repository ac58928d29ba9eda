package dev.turnpike.event;

/** Is told what happens. Called on the thread of the event: must not block, and cannot change anything. */
@FunctionalInterface
public interface SessionListener {

    /** One event; those of one call come in order. */
    void on(SessionEvent event);
}
