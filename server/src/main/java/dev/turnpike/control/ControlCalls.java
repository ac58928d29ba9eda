package dev.turnpike.control;

import dev.turnpike.control.AddressQuota.Admission;
import dev.turnpike.control.CallHandler.Decision;
import dev.turnpike.control.CallHandler.Decision.Accepted;
import dev.turnpike.control.CallHandler.Decision.Refused;
import dev.turnpike.control.ControlEvent.HangUp;
import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The calls of one control connection: made, cleared, and what is told about them (RFC 2637 sections 2.7 to 2.15). Owned
 * by the connection's thread, on which it calls the sessions.
 */
final class ControlCalls {

    /** Calls on one connection at the same time. Clients make one; RFC 2637 allows several. */
    static final int MAX_CALLS = 16;

    private static final Logger log = LoggerFactory.getLogger(ControlCalls.class);

    private static final Refused NO_FRAMING_OR_BEARER =
            new Refused(OutgoingCallResult.GENERAL_ERROR, GeneralError.BAD_VALUE, "no framing or no bearer type");
    private static final Refused CALL_ID_IN_USE =
            new Refused(OutgoingCallResult.GENERAL_ERROR, GeneralError.BAD_CALL_ID, "call ID is in use");
    private static final Refused CONNECTION_BUSY =
            new Refused(OutgoingCallResult.BUSY, GeneralError.NONE, MAX_CALLS + " calls stand on the connection");
    private static final Refused DRAINING =
            new Refused(OutgoingCallResult.GENERAL_ERROR, GeneralError.NO_RESOURCE, "the server is about to stop");
    private static final Refused TOO_MANY_CALLS =
            new Refused(OutgoingCallResult.GENERAL_ERROR, GeneralError.NO_RESOURCE, "too many sessions");
    private static final Refused NO_CALL_ID =
            new Refused(OutgoingCallResult.GENERAL_ERROR, GeneralError.NO_RESOURCE, "no call ID is free");
    private static final Refused DEFECT =
            new Refused(OutgoingCallResult.GENERAL_ERROR, GeneralError.PAC_ERROR, "a defect of the server");

    private record LiveCall(QueueingCallLink link, int peerCallId, Call call) {

        int callId() {
            return link.callId();
        }
    }

    private final ControlServices services;
    private final String name;
    private final InetSocketAddress client;
    private final InetSocketAddress server;
    private final EventQueue events;
    private final Outlet outlet;
    private final Map<Integer, LiveCall> live = new LinkedHashMap<>(); // by our call ID
    private boolean lastEndedByServer;
    private boolean refusedBefore;

    /**
     * No calls yet.
     *
     * @param name of the connection, for logs
     */
    ControlCalls(
            ControlServices services,
            String name,
            InetSocketAddress client,
            InetSocketAddress server,
            EventQueue events,
            Outlet outlet) {
        this.services = services;
        this.name = name;
        this.client = client;
        this.server = server;
        this.events = events;
        this.outlet = outlet;
    }

    boolean isEmpty() {
        return live.isEmpty();
    }

    /** Whether the call that ended last did so because the server wished it. */
    boolean lastEndedByServer() {
        return lastEndedByServer;
    }

    /** Answers a request for a call. */
    void request(OutgoingCallRequest request, StartControlConnectionRequest peer) {
        Optional<Refused> objection = objection(request);
        if (objection.isPresent()) {
            refuse(request, objection.get());
            return;
        }
        if (services.calls().acquire(source()) != Admission.ADMITTED) {
            refuse(request, TOO_MANY_CALLS);
            return;
        }
        OptionalInt callId = services.callIds().allocate(source(), request.callId());
        if (callId.isEmpty()) {
            services.calls().release(source());
            refuse(request, NO_CALL_ID);
            return;
        }
        offer(request, peer, new QueueingCallLink(callId.getAsInt(), events));
    }

    /** Ends the call that the client names by its own ID (RFC 2637 section 2.12). */
    void clearRequested(CallClearRequest request) {
        Optional<LiveCall> named = ofPeer(request.callId());
        if (named.isEmpty()) {
            log.debug("{}: Call-Clear-Request of a foreign call {} ignored", name, request.callId());
            return;
        }
        LiveCall call = named.get();
        end(call, false);
        // RFC 2637 section 2.13: our own call ID. pptp-linux and Android pass over a notification with theirs.
        outlet.send(Replies.disconnected(call.callId(), CallDisconnectResult.REQUEST, GeneralError.NONE));
        tell(call, ended -> ended.cleared(ClearCause.CLIENT_CLEARED));
    }

    /** Ends the call that the client, as if it were a PAC, says has ended; the ID is its own as in its request. */
    void disconnectNotified(CallDisconnectNotify notify) {
        Optional<LiveCall> named = ofPeer(notify.callId());
        if (named.isEmpty()) {
            log.debug("{}: Call-Disconnect-Notify of a foreign call {} ignored", name, notify.callId());
            return;
        }
        end(named.get(), false);
        tell(named.get(), ended -> ended.cleared(ClearCause.CLIENT_CLEARED));
    }

    /** Passes on what the client says of the line, if it means a call of this connection. */
    void linkInfo(SetLinkInfo info) {
        LiveCall call = live.get(info.peerCallId());
        if (call == null) {
            log.debug("{}: Set-Link-Info of a foreign call {} ignored", name, info.peerCallId());
            return;
        }
        tell(call, told -> told.linkInfo(info.sendAccm(), info.receiveAccm()));
    }

    /** The session ends its call, unless the client was first. */
    void hangUp(HangUp hangUp) {
        LiveCall call = live.get(hangUp.link().callId());
        if (call != null && call.link() == hangUp.link()) {
            end(call, true);
            outlet.send(hangUp.message());
        }
    }

    /** Ends every call, with a word to the client for each. */
    void disconnectAll(ClearCause cause) {
        for (LiveCall call : List.copyOf(live.values())) {
            end(call, true);
            outlet.send(Replies.disconnected(call.callId(), CallDisconnectResult.ADMIN_SHUTDOWN, GeneralError.NONE));
            tell(call, ended -> ended.cleared(cause));
        }
    }

    /** Ends every call, without a word to the client: there is no connection any more, or none is needed. */
    void endAll(ClearCause cause) {
        for (LiveCall call : List.copyOf(live.values())) {
            end(call, false);
            tell(call, ended -> ended.cleared(cause));
        }
    }

    private Optional<Refused> objection(OutgoingCallRequest request) {
        // RFC 2637 section 2.7. Tunnels have neither framing nor bearer; all that is asked is that there is one at all.
        if (request.framingType() == 0 || request.bearerType() == 0) {
            return Optional.of(NO_FRAMING_OR_BEARER);
        }
        if (ofPeer(request.callId()).isPresent()) {
            return Optional.of(CALL_ID_IN_USE);
        }
        if (live.size() >= MAX_CALLS) {
            return Optional.of(CONNECTION_BUSY);
        }
        return services.draining().getAsBoolean() ? Optional.of(DRAINING) : Optional.empty();
    }

    private void offer(OutgoingCallRequest request, StartControlConnectionRequest peer, QueueingCallLink link) {
        CallRequest asked = new CallRequest(
                client,
                server,
                link.callId(),
                request.callId(),
                request.packetReceiveWindowSize(),
                request.packetProcessingDelay(),
                request.maximumBps(),
                peer.hostName(),
                peer.vendorName(),
                request.phoneNumber());
        switch (decision(asked, link)) {
            case Accepted accepted -> accept(request, new LiveCall(link, request.callId(), accepted.call()));
            case Refused refused -> {
                services.callIds().giveBack(link.callId());
                services.calls().release(source());
                refuse(request, refused);
            }
        }
    }

    private Decision decision(CallRequest asked, CallLink link) {
        try {
            return services.handler().outgoingCall(asked, link);
        } catch (RuntimeException e) {
            log.error("{}: the call could not be answered, which is a defect of the server", name, e);
            return DEFECT;
        }
    }

    private void accept(OutgoingCallRequest request, LiveCall call) {
        live.put(call.callId(), call);
        outlet.send(Replies.connected(call.callId(), request));
        log.debug("{}: call {} accepted, the client's ID is {}", name, call.callId(), call.peerCallId());
        tell(call, Call::connected);
    }

    private void refuse(OutgoingCallRequest request, Refused refused) {
        // One line a connection: a client may be refused as often as it can ask.
        log.atLevel(refusedBefore ? Level.DEBUG : Level.INFO)
                .log("{}: call refused, {} {}: {}", name, refused.result(), refused.error(), refused.why());
        refusedBefore = true;
        outlet.send(Replies.refused(request, refused.result(), refused.error()));
    }

    private void end(LiveCall call, boolean byServer) {
        live.remove(call.callId());
        services.callIds().release(call.callId());
        services.calls().release(source());
        lastEndedByServer = byServer;
    }

    /** A session's failure costs that session alone. */
    private void tell(LiveCall call, Consumer<Call> news) {
        try {
            news.accept(call.call());
        } catch (RuntimeException e) {
            log.error("{}: call {} failed, which is a defect of the server", name, call.callId(), e);
            if (live.containsKey(call.callId())) {
                end(call, true);
                outlet.send(Replies.disconnected(
                        call.callId(), CallDisconnectResult.GENERAL_ERROR, GeneralError.PAC_ERROR));
                tell(call, ended -> ended.cleared(ClearCause.SERVER_DEFECT));
            }
        }
    }

    private Optional<LiveCall> ofPeer(int peerCallId) {
        return live.values().stream()
                .filter(call -> call.peerCallId() == peerCallId)
                .findFirst();
    }

    private InetAddress source() {
        return client.getAddress();
    }
}
