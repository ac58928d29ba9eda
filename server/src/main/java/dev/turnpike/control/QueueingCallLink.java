package dev.turnpike.control;

import dev.turnpike.control.ControlEvent.HangUp;
import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands a session's wish to hang up to the connection's own thread, once. Any thread. */
final class QueueingCallLink implements CallLink {

    private final int callId;
    private final EventQueue events;
    private final AtomicBoolean hungUp = new AtomicBoolean();

    QueueingCallLink(int callId, EventQueue events) {
        this.callId = callId;
        this.events = events;
    }

    /** The server's ID of the call. */
    int callId() {
        return callId;
    }

    @Override
    public void disconnect(CallDisconnectResult result, int error, String statistics) {
        CallDisconnectNotify message = new CallDisconnectNotify(callId, result.code(), error, 0, statistics);
        if (hungUp.compareAndSet(false, true)) {
            events.post(new HangUp(this, message));
        }
    }
}
