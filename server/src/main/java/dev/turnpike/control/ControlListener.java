package dev.turnpike.control;

import dev.turnpike.control.AddressQuota.Admission;
import dev.turnpike.net.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts control connections and ends them all when the server stops. {@link #start} is called once; the other methods by
 * any thread.
 *
 * <p>The order of a clean stop is {@link #stopAccepting}; then the sessions take their leave, each by
 * {@link CallLink#disconnect}, with which the last call of a connection ends it; then {@link #closeConnections} for what
 * is left.
 */
public final class ControlListener {

    // When the process has no descriptors left accept fails at once, again and again.
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

    private static final Duration ACCEPTOR_LIMIT = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(ControlListener.class);

    private final ControlConfig config;
    private final ConnectionGate gate;
    private final ControlServices services;
    private final AddressQuota quota;
    private final ConnectionSet connections = new ConnectionSet();
    private final AtomicLong count = new AtomicLong();
    private volatile List<ListenSocket> sockets = List.of();
    private volatile List<Thread> acceptors = List.of();
    private volatile boolean draining;

    /** Connects the parts; nothing is bound yet. */
    public ControlListener(
            ControlConfig config, ConnectionGate gate, CallHandler handler, CallIds callIds, Ticker ticker) {
        this.config = config;
        this.gate = gate;
        this.quota = new AddressQuota(config.maxSessions(), config.maxSessionsPerAddress());
        AddressQuota calls = new AddressQuota(config.maxSessions(), config.maxSessionsPerAddress());
        this.services = new ControlServices(config, handler, callIds, calls, ticker, () -> draining);
    }

    /**
     * Binds every listen address, then accepts on each.
     *
     * @throws IOException if one cannot be bound, naming it and the remedy; none is bound then
     */
    public void start() throws IOException {
        sockets = ListenSocket.bindAll(config.listen());
        acceptors = sockets.stream().map(this::startAcceptor).toList();
    }

    /** The addresses bound, with their real ports. */
    public List<InetSocketAddress> addresses() {
        return sockets.stream().map(ListenSocket::address).toList();
    }

    /** Control connections that stand now. */
    public int connections() {
        return connections.size();
    }

    /** Takes no connection and no call any more. Those that stand go on. */
    public void stopAccepting() throws InterruptedException {
        draining = true;
        for (ListenSocket socket : sockets) {
            try {
                socket.socket().close();
            } catch (IOException e) {
                log.warn("{}: cannot stop listening: {}", socket, e.getMessage());
            }
        }
        // The kernel goes on listening until the thread in accept has woken up.
        for (Thread acceptor : acceptors) {
            acceptor.join(ACCEPTOR_LIMIT);
        }
    }

    /**
     * Ends every connection: calls that still stand are cleared, the client gets a Stop-Control-Connection-Request with
     * the reason of a shutdown, and has three seconds to agree. Waits until all have ended.
     *
     * @param limit after which connections that still stand are closed without more ado; five seconds are enough for
     *     any honest client
     * @return whether none had to be
     */
    public boolean closeConnections(Duration limit) throws InterruptedException {
        stopAccepting();
        connections.all().forEach(ControlConnection::shutDown);
        boolean ended = awaitNoConnection(limit);
        connections.all().forEach(ControlConnection::kill);
        return ended;
    }

    /** Waits until no connection stands and all they held is free; false if that takes longer than {@code limit}. */
    boolean awaitNoConnection(Duration limit) throws InterruptedException {
        return connections.awaitEmpty(limit);
    }

    private Thread startAcceptor(ListenSocket listen) {
        log.info("listening for control connections on {}", listen);
        return Thread.ofVirtual().name("acceptor-" + listen).start(() -> accept(listen));
    }

    private void accept(ListenSocket listen) {
        while (!draining) {
            try {
                admit(listen, listen.socket().accept());
            } catch (IOException e) {
                if (!draining) {
                    log.error("{}: cannot accept: {}; check the limit on open files", listen, e.getMessage());
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    private void admit(ListenSocket listen, Socket socket) throws IOException {
        InetAddress source = socket.getInetAddress();
        if (!isWelcome(listen, source)) {
            log.debug("{}: not admitted", source.getHostAddress());
            socket.close();
            return;
        }
        Admission admission = quota.acquire(source);
        switch (admission) {
            case ADMITTED -> open(socket, source);
            case SERVER_FULL, ADDRESS_FULL -> {
                log.warn("{}: too many connections: {}", source.getHostAddress(), admission);
                socket.close();
            }
        }
    }

    /** Fails closed: what the gate cannot answer is no. */
    private boolean isWelcome(ListenSocket listen, InetAddress source) {
        try {
            return listen.takes(source) && config.allowFrom().test(source) && gate.admits(source);
        } catch (RuntimeException e) {
            log.error("{}: the gate failed, which is a defect of the server", source.getHostAddress(), e);
            return false;
        }
    }

    private void open(Socket socket, InetAddress source) throws IOException {
        try {
            ControlConnection connection = new ControlConnection(new SocketWire(socket), services);
            connections.add(connection);
            connection.start("control-" + count.incrementAndGet(), () -> {
                quota.release(source);
                connections.remove(connection);
            });
            if (draining) {
                connection.shutDown();
            }
        } catch (IOException e) {
            // The client was gone before we looked.
            quota.release(source);
            socket.close();
            log.debug("{}: {}", source.getHostAddress(), e.getMessage());
        }
    }
}
