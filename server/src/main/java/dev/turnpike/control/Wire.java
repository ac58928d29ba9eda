package dev.turnpike.control;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * The TCP connection of a control connection. One thread reads, one writes, any closes, which wakes both of them with an
 * exception.
 */
interface Wire extends Closeable {

    /** The peer's end. */
    InetSocketAddress client();

    /** Our end. */
    InetSocketAddress server();

    /**
     * Reads as {@link dev.turnpike.control.message.ControlMessageReader.Source} says; a time-out of 0 is none.
     */
    int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException;

    /**
     * Writes a whole message in one go, as long as it takes. macOS reads header and body with one read each and takes
     * less than the whole for an error.
     */
    void write(byte[] message) throws IOException;

    /** Tells the peer that nothing more will be written. */
    void finish() throws IOException;
}
