package dev.turnpike.probe.call;

import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.control.message.StartResult;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** What it means when the control connection does not come up. */
final class CallFailures {

    private CallFailures() {}

    static Failure ofConnect(IOException e, Duration patience) {
        if (e instanceof SocketTimeoutException) {
            return Failure.of(FailureCause.TCP_NO_ANSWER, "no answer in " + patience.toMillis() + " ms");
        }
        boolean refused = e instanceof ConnectException && text(e).contains("refused");
        boolean silent = e instanceof ConnectException && text(e).contains("timed out");
        FailureCause cause = FailureCause.TCP_UNREACHABLE;
        if (refused) {
            cause = FailureCause.TCP_REFUSED;
        } else if (silent) {
            cause = FailureCause.TCP_NO_ANSWER;
        }
        return Failure.of(cause, text(e));
    }

    static Failure ofStart(ControlMessage.StartControlConnectionReply reply) {
        return Failure.of(
                FailureCause.CONTROL_REFUSED,
                "result " + StartResult.describe(reply.resultCode()) + ", error "
                        + GeneralError.describe(reply.errorCode()));
    }

    static Failure ofVersion(int version) {
        return Failure.of(
                FailureCause.CONTROL_REFUSED, String.format("protocol version is 0x%04x, must be 0x0100", version));
    }

    static Failure ofCall(ControlMessage.OutgoingCallReply reply) {
        String detail = "result " + OutgoingCallResult.describe(reply.resultCode()) + ", error "
                + GeneralError.describe(reply.errorCode()) + ", cause " + reply.causeCode();
        int windowsError = OutgoingCallResult.of(reply.resultCode())
                .map(CallFailures::windowsError)
                .orElse(FailureCause.CALL_REFUSED.windowsError());
        return new Failure(FailureCause.CALL_REFUSED, detail, windowsError);
    }

    static String text(IOException e) {
        return String.valueOf(e.getMessage());
    }

    /** The telephone line's errors have their own numbers in the Remote Access error list. */
    private static int windowsError(OutgoingCallResult result) {
        return switch (result) {
            case CONNECTED, GENERAL_ERROR, DO_NOT_ACCEPT -> FailureCause.CALL_REFUSED.windowsError();
            case BUSY -> 676;
            case TIME_OUT -> 678;
            case NO_CARRIER -> 679;
            case NO_DIAL_TONE -> 680;
        };
    }
}
