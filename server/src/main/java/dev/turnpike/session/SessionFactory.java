package dev.turnpike.session;

import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.control.CallHandler;
import dev.turnpike.control.CallLink;
import dev.turnpike.control.CallRequest;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.event.SessionEvent;
import dev.turnpike.gre.Acknowledgements;
import dev.turnpike.gre.GreReceiver;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.GreSink;
import dev.turnpike.gre.PeerWindow;
import dev.turnpike.gre.SequenceWindow;
import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.FrameSender;
import dev.turnpike.ppp.Identifiers;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.tun.Fragmenter;
import dev.turnpike.tun.PacketTooBig;
import java.net.Inet4Address;
import java.time.Duration;

/**
 * Makes a session of each call: registers it where packets look for it and starts its two threads. Called on control
 * connections' threads.
 */
public final class SessionFactory implements CallHandler {

    private static final long REORDER_NANOS = Duration.ofMillis(200).toNanos();
    private static final int INGRESS_PACKETS = 512;
    private static final int EGRESS_PACKETS = 512;
    private static final int MESSAGES = 64;

    private final SessionSettings settings;
    private final SessionServices services;
    private final SessionRegistry registry;
    private final SessionIds ids;
    private final UserSessions users;
    private final Threads threads;

    /** Who runs a session's loops. */
    @FunctionalInterface
    interface Threads {

        /** Has {@code loop} run from now on, on a thread of its own. */
        void start(String name, Runnable loop);
    }

    /** Sessions of these settings, entered into {@code registry}. */
    public SessionFactory(SessionSettings settings, SessionServices services, SessionRegistry registry) {
        this(
                settings,
                services,
                registry,
                (name, loop) -> Thread.ofVirtual().name(name).start(loop));
    }

    /** The same with other threads. */
    SessionFactory(SessionSettings settings, SessionServices services, SessionRegistry registry, Threads threads) {
        this.threads = threads;
        this.settings = settings;
        this.services = services;
        this.registry = registry;
        this.ids = new SessionIds(services.clock());
        this.users = new UserSessions(settings.perUser());
    }

    @Override
    public Decision outgoingCall(CallRequest request, CallLink link) {
        if (!(request.client().getAddress() instanceof Inet4Address peer)
                || !(request.server().getAddress() instanceof Inet4Address local)) {
            return new Decision.Refused(
                    OutgoingCallResult.GENERAL_ERROR,
                    GeneralError.NO_RESOURCE,
                    "the client came over IPv6, and GRE is served over IPv4 alone");
        }
        if (!registry.reserve()) {
            return new Decision.Refused(
                    OutgoingCallResult.BUSY, GeneralError.NONE, "as many sessions as max-sessions allows");
        }
        GreSender.Path path = new GreSender.Path(Ipv4.toInt(local), Ipv4.toInt(peer), request.peerCallId());
        try {
            return new Decision.Accepted(start(request, link, path));
        } catch (RuntimeException defect) {
            registry.cancel();
            throw defect;
        }
    }

    private Session start(CallRequest request, CallLink link, GreSender.Path path) {
        SessionInfo info = new SessionInfo(
                ids.next(),
                request.client().getAddress(),
                request.server().getAddress(),
                request.callId(),
                services.clock().instant());
        Mailbox<SessionInput> ingress = new Mailbox<>(INGRESS_PACKETS, MESSAGES);
        Mailbox<EgressMessage> egress = new Mailbox<>(EGRESS_PACKETS, MESSAGES);
        Session session = new Session(info, ingress, egress, services.counters());
        Acknowledgements acknowledgements = new Acknowledgements();
        PeerWindow window = new PeerWindow();
        TrafficMeter meter = new TrafficMeter();
        EgressLoop egressLoop = egressLoop(egress, path, acknowledgements, window, meter, session::egressFailed);
        GreReceiver receiver = new GreReceiver(
                new SequenceWindow(CallRequest.RECEIVE_WINDOW, REORDER_NANOS, services.counters()),
                acknowledgements,
                window,
                CallRequest.RECEIVE_WINDOW);
        PppStack stack = new PppStack(context(info, session, egress, meter));
        GreSink sink = session.fromClient();
        IngressLoop ingressLoop = new IngressLoop(ingress, egress, receiver, stack, services.ticker(), end -> {
            services.calls().remove(request.callId(), sink);
            ended(session, egress, link, end);
        });
        // Before anything that would have to be undone.
        if (!services.calls().add(request.callId(), path.peerAddress(), sink)) {
            throw new IllegalStateException("call ID " + request.callId() + " is in use");
        }
        registry.add(session);
        services.events().publish(new SessionEvent.CallStarted(info, request.clientHost(), request.clientVendor()));
        threads.start("egress-" + info.id(), egressLoop);
        threads.start("ingress-" + info.id(), ingressLoop);
        return session;
    }

    private void ended(Session session, Mailbox<EgressMessage> egress, CallLink link, SessionEnd end) {
        try {
            egress.postLast(new EgressMessage.End());
            link.disconnect(end.told(), end.error().code(), "");
            services.events().publish(new SessionEvent.CallEnded(session.info(), end.cause(), end.why()));
        } finally {
            registry.remove(session); // last of all: who stops the server waits for this
        }
    }

    private EgressLoop egressLoop(
            Mailbox<EgressMessage> egress,
            GreSender.Path path,
            Acknowledgements acknowledgements,
            PeerWindow window,
            TrafficMeter meter,
            Runnable onDefect) {
        GreSender sender = new GreSender(services.gre(), path, acknowledgements, window, services.counters());
        OutboundIp ip = new OutboundIp(
                settings.mssClamp(),
                new PacketTooBig(services.pool()),
                new Fragmenter(services.pool()),
                services.tun(),
                services.counters());
        return new EgressLoop(egress, sender, ip, services.counters(), meter, services.ticker(), onDefect);
    }

    private SessionContext context(
            SessionInfo info, Session session, Mailbox<EgressMessage> egress, TrafficMeter meter) {
        // Control frames may be lost, like on any wire: a client that floods requests must not fill the mailbox.
        FrameSender sender = (protocol, packet) -> egress.postIfRoom(new EgressMessage.Frame(protocol, packet));
        Link link = new Link(sender, new Identifiers(1), services.ticker());
        InboundIp ip = new InboundIp(services.tun(), settings.mssClamp(), services.counters(), meter);
        return new SessionContext(info, session, settings, services, users, link, egress, ip, meter);
    }
}
