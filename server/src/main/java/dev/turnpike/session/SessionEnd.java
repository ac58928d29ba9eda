package dev.turnpike.session;

import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.GeneralError;

/**
 * Why a session ended.
 *
 * @param cause for accounting
 * @param why for the log; nothing in it that a peer chose unescaped
 * @param told what the client is told on the control connection; of no effect where that has ended already
 */
record SessionEnd(TerminateCause cause, String why, CallDisconnectResult told) {

    /** What goes with {@link #told}. */
    GeneralError error() {
        return told == CallDisconnectResult.GENERAL_ERROR ? GeneralError.PAC_ERROR : GeneralError.NONE;
    }

    /** The client took its leave. */
    static SessionEnd byClient(String why) {
        return new SessionEnd(TerminateCause.USER_REQUEST, why, CallDisconnectResult.REQUEST);
    }

    /** The client was not heard of any more. */
    static SessionEnd lost(String why) {
        return new SessionEnd(TerminateCause.LOST_CARRIER, why, CallDisconnectResult.LOST_CARRIER);
    }

    /** The client broke the protocol, or no agreement with it was possible. */
    static SessionEnd failed(String why) {
        return new SessionEnd(TerminateCause.USER_ERROR, why, CallDisconnectResult.ADMIN_SHUTDOWN);
    }

    /** Our side decided it. */
    static SessionEnd byUs(TerminateCause cause, String why) {
        return new SessionEnd(cause, why, CallDisconnectResult.ADMIN_SHUTDOWN);
    }

    /** A fault of ours. */
    static SessionEnd defect(String why) {
        return new SessionEnd(TerminateCause.NAS_ERROR, why, CallDisconnectResult.GENERAL_ERROR);
    }
}
