package dev.turnpike.control;

import dev.turnpike.control.message.ControlMessage;

/** Where the protocol's answers go. Never blocks. */
interface Outlet {

    /** Sends a message after those sent before. */
    void send(ControlMessage message);

    /** Nothing more will be sent. */
    void finish();
}
