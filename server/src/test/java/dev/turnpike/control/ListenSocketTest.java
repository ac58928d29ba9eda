package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Listening on IPv4, on IPv6 and on both; docs/clients.md section 10: no other Linux server listens on IPv6. */
class ListenSocketTest {

    private static final InetAddress ANY_IPV4 = Addresses.literal("0.0.0.0");
    private static final InetAddress ANY_IPV6 = Addresses.literal("::");
    private static final InetAddress LOOPBACK_IPV4 = Addresses.literal("127.0.0.1");
    private static final InetAddress LOOPBACK_IPV6 = Addresses.literal("::1");

    private final List<ListenSocket> bound = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ListenSocket socket : bound) {
            socket.socket().close();
        }
    }

    @Test
    void everyAddressGetsASocketAndPortZeroARealPort() throws Exception {
        bind(new InetSocketAddress(LOOPBACK_IPV4, 0), new InetSocketAddress(LOOPBACK_IPV4, 0));

        assertThat(bound).hasSize(2).allMatch(socket -> socket.address().getPort() > 0);
        assertThat(bound.getFirst())
                .hasToString("127.0.0.1:" + bound.getFirst().address().getPort());
    }

    @Test
    void anIpv6AddressIsListenedOn() throws Exception {
        assumeIpv6();
        bind(new InetSocketAddress(LOOPBACK_IPV6, 0));

        assertThat(clientOf(LOOPBACK_IPV6)).isEqualTo(LOOPBACK_IPV6);
        assertThat(bound.getFirst().takes(LOOPBACK_IPV6)).isTrue();
        assertThat(bound.getFirst().toString()).startsWith("[0:0:0:0:0:0:0:1]:");
    }

    /** The JVM's socket for 0.0.0.0 accepts IPv6 as well; who wrote 0.0.0.0 did not ask for that. */
    @Test
    void anyIpv4AddressDoesNotMeanIpv6() throws Exception {
        bind(new InetSocketAddress(ANY_IPV4, 0));

        assertThat(bound.getFirst().takes(clientOf(LOOPBACK_IPV4))).isTrue();
        assertThat(bound.getFirst().takes(LOOPBACK_IPV6)).isFalse();
    }

    @Test
    void anyIpv6AddressMeansBothAndNeedsNoSecondSocket() throws Exception {
        assumeIpv6();
        int port = freePort();
        bind(new InetSocketAddress(ANY_IPV4, port), new InetSocketAddress(ANY_IPV6, port));

        assertThat(bound).hasSize(1);
        assertThat(bound.getFirst().takes(clientOf(LOOPBACK_IPV6))).isTrue();
        assertThat(bound.getFirst().takes(clientOf(LOOPBACK_IPV4))).isTrue();
    }

    @Test
    void whereOneAddressCannotBeBoundNoneStaysBound() throws Exception {
        bind(new InetSocketAddress(LOOPBACK_IPV4, 0));
        InetSocketAddress taken = bound.getFirst().address();
        int free = freePort();

        assertThatThrownBy(() -> ListenSocket.bindAll(List.of(new InetSocketAddress(LOOPBACK_IPV4, free), taken)))
                .isInstanceOf(BindException.class)
                .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken.getPort() + ": Address already in use");
        bind(new InetSocketAddress(LOOPBACK_IPV4, free));
    }

    private void bind(InetSocketAddress... addresses) throws IOException {
        bound.addAll(ListenSocket.bindAll(List.of(addresses)));
    }

    /** How the listener sees a client that comes from {@code own}. */
    private InetAddress clientOf(InetAddress own) throws IOException {
        ListenSocket listen = bound.getFirst();
        try (Socket client = new Socket(own, listen.address().getPort());
                Socket accepted = listen.socket().accept()) {
            assertThat(client.isConnected()).isTrue();
            return accepted.getInetAddress();
        }
    }

    private static int freePort() throws IOException {
        List<ListenSocket> probe = ListenSocket.bindAll(List.of(new InetSocketAddress(ANY_IPV4, 0)));
        int port = probe.getFirst().address().getPort();
        probe.getFirst().socket().close();
        return port;
    }

    private static void assumeIpv6() throws IOException {
        assumeThat(NetworkInterface.getByInetAddress(LOOPBACK_IPV6))
                .as("the host has IPv6")
                .isNotNull();
    }
}
