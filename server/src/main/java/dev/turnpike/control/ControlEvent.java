package dev.turnpike.control;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;

/** What a connection's own thread hears of, in the order in which it happened. */
sealed interface ControlEvent {

    /** The peer sent a whole message. */
    record Received(ControlMessage message) implements ControlEvent {}

    /** Nothing more will come from the peer. */
    record ReadEnded(ClearCause cause, String why) implements ControlEvent {}

    /** The session ends its call. */
    record HangUp(QueueingCallLink link, CallDisconnectNotify message) implements ControlEvent {}

    /** The server stops. */
    record ShutDown() implements ControlEvent {}
}
