package dev.turnpike.main;

import dev.turnpike.gre.GreSocket;
import java.io.IOException;

/** Opens the raw GRE socket of this machine. */
@FunctionalInterface
public interface GreOpener {

    /**
     * The socket, which the caller closes.
     *
     * @throws IOException if that is not allowed; names the remedy
     */
    GreSocket open() throws IOException;
}
