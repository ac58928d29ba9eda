package dev.turnpike.main;

/** Raised when the server cannot go on: the kernel has taken its socket or its interface away. Any thread. */
@FunctionalInterface
interface FailureSignal {

    /** Has the server stop. */
    void raise(Exception cause);
}
