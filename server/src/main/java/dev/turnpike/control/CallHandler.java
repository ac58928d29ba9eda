package dev.turnpike.control;

import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;

/** Answers calls. Called on the control connection's thread, for many connections at once; must not block. */
@FunctionalInterface
public interface CallHandler {

    /**
     * Takes or refuses a call.
     *
     * @param link ends the call later on; of no use when the call is refused
     */
    Decision outgoingCall(CallRequest request, CallLink link);

    /** What the handler makes of a request. */
    sealed interface Decision {

        /** The call stands; {@code call} hears of it from now on. */
        record Accepted(Call call) implements Decision {}

        /**
         * The call is refused.
         *
         * @param result what the client is told, not {@link OutgoingCallResult#CONNECTED}
         * @param error what goes with {@link OutgoingCallResult#GENERAL_ERROR}
         * @param why for the server's log
         */
        record Refused(OutgoingCallResult result, GeneralError error, String why) implements Decision {

            /** Checks that it is a refusal. */
            public Refused {
                if (result == OutgoingCallResult.CONNECTED) {
                    throw new IllegalArgumentException("a refusal cannot say connected");
                }
            }
        }
    }
}
