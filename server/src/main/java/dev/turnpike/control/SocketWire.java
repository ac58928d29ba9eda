package dev.turnpike.control;

import dev.turnpike.control.message.ControlMessageReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A wire of a real, plain blocking socket. */
final class SocketWire implements Wire {

    private final Socket socket;
    private final ControlMessageReader.Source source;
    private final InetSocketAddress client;
    private final InetSocketAddress server;

    /** Takes over an accepted socket. */
    SocketWire(Socket socket) throws IOException {
        this.socket = socket;
        this.source = ControlMessageReader.from(socket);
        this.client = (InetSocketAddress) socket.getRemoteSocketAddress();
        this.server = (InetSocketAddress) socket.getLocalSocketAddress();
        socket.setTcpNoDelay(true); // a message is one segment, at once
    }

    @Override
    public InetSocketAddress client() {
        return client;
    }

    @Override
    public InetSocketAddress server() {
        return server;
    }

    @Override
    public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
        return source.read(into, offset, length, timeoutMillis);
    }

    @Override
    public void write(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
    }

    @Override
    public void finish() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
