package dev.turnpike.event;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener every event, each on its own: what one throws reaches neither the others nor the session. */
public final class EventBus {

    private static final Logger log = LoggerFactory.getLogger(EventBus.class);

    private final List<SessionListener> listeners;

    /** Listeners are fixed at the start and called in this order. */
    public EventBus(List<SessionListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Returns when every listener has been told. Any thread. */
    public void publish(SessionEvent event) {
        for (SessionListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException defect) {
                log.error(
                        "listener {} failed on {}",
                        listener.getClass().getName(),
                        event.getClass().getSimpleName(),
                        defect);
            }
        }
    }
}
