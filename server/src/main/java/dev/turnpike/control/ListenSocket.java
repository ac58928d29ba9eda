package dev.turnpike.control;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * A bound listen address.
 *
 * <p>The JVM binds 0.0.0.0 to a socket of both families where the host has IPv6, and the kernel lets :: take IPv4 as well.
 * So 0.0.0.0 turns IPv6 clients away after all, which is what its operator wrote; :: serves both families, and 0.0.0.0
 * beside it needs no socket of its own.
 */
record ListenSocket(ServerSocket socket, InetSocketAddress address) {

    // Connections the kernel holds until they are accepted: a whole office that redials at once.
    private static final int BACKLOG = 1024;

    /**
     * Binds all of {@code addresses}, or none.
     *
     * @throws IOException naming the address, what is wrong with it, and the remedy
     */
    static List<ListenSocket> bindAll(List<InetSocketAddress> addresses) throws IOException {
        List<ListenSocket> bound = new ArrayList<>();
        try {
            for (InetSocketAddress address : addresses) {
                if (!isCovered(address, addresses)) {
                    bound.add(bind(address));
                }
            }
            return List.copyOf(bound);
        } catch (IOException e) {
            for (ListenSocket socket : bound) {
                socket.socket().close();
            }
            throw e;
        }
    }

    /** Whether a client of that address belongs here. */
    boolean takes(InetAddress client) {
        boolean ipv4Only = address.getAddress() instanceof Inet4Address;
        return !ipv4Only || client instanceof Inet4Address;
    }

    private static boolean isCovered(InetSocketAddress address, List<InetSocketAddress> addresses) {
        return isAny(address)
                && address.getAddress() instanceof Inet4Address
                && addresses.stream()
                        .anyMatch(other -> isAny(other)
                                && other.getAddress() instanceof Inet6Address
                                && other.getPort() == address.getPort());
    }

    private static boolean isAny(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress();
    }

    private static ListenSocket bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true); // restart while connections of the one before linger
            socket.bind(address, BACKLOG);
            return new ListenSocket(socket, new InetSocketAddress(address.getAddress(), socket.getLocalPort()));
        } catch (IOException e) {
            socket.close();
            BindException clear = new BindException("cannot listen on " + text(address) + ": " + e.getMessage()
                    + " (another PPTP server may hold the port, or the host lacks the address; stop that server or change"
                    + " listen in section [server])");
            clear.initCause(e);
            throw clear;
        }
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public String toString() {
        return text(address);
    }
}
