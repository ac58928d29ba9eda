package dev.turnpike.control;

import java.net.InetAddress;

/** Says who may connect, before one octet is read of him. Called on an acceptor's thread; must not block. */
@FunctionalInterface
public interface ConnectionGate {

    /** Whether a connection from {@code source} may go on; otherwise it is closed without a word. */
    boolean admits(InetAddress source);
}
