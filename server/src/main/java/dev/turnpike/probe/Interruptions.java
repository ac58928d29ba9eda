package dev.turnpike.probe;

/** Threads are ended by messages and closed sockets, never by an interrupt. */
final class Interruptions {

    private Interruptions() {}

    static IllegalStateException unexpected(InterruptedException e) {
        return new IllegalStateException(
                "a thread of the probe was interrupted: its user must close the tunnel instead", e);
    }
}
