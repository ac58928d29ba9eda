package dev.turnpike.control.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers of RFC 2637 sections 2.1 to 2.16, as docs/clients.md section 1 lists them. */
class ControlCodesTest {

    @Test
    void everyMessageTypeHasItsNumberLengthAndSection() {
        String table = Arrays.stream(ControlMessageType.values())
                .map(type -> "%d %s %d %s".formatted(type.code(), type, type.length(), type.section()))
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(table).isEqualTo("""
                        1 START_CONTROL_CONNECTION_REQUEST 156 2.1
                        2 START_CONTROL_CONNECTION_REPLY 156 2.2
                        3 STOP_CONTROL_CONNECTION_REQUEST 16 2.3
                        4 STOP_CONTROL_CONNECTION_REPLY 16 2.4
                        5 ECHO_REQUEST 16 2.5
                        6 ECHO_REPLY 20 2.6
                        7 OUTGOING_CALL_REQUEST 168 2.7
                        8 OUTGOING_CALL_REPLY 32 2.8
                        9 INCOMING_CALL_REQUEST 220 2.9
                        10 INCOMING_CALL_REPLY 24 2.10
                        11 INCOMING_CALL_CONNECTED 28 2.11
                        12 CALL_CLEAR_REQUEST 16 2.12
                        13 CALL_DISCONNECT_NOTIFY 148 2.13
                        14 WAN_ERROR_NOTIFY 40 2.14
                        15 SET_LINK_INFO 24 2.15
                        """);
        assertThat(ControlMessageType.of(0)).isEmpty();
        assertThat(ControlMessageType.of(16)).isEmpty();
        assertThat(ControlMessageType.of(7)).contains(ControlMessageType.OUTGOING_CALL_REQUEST);
    }

    @Test
    void everyResultReasonAndErrorHasItsNumber() {
        assertThat(numbers(StartResult.values()))
                .isEqualTo("1 OK, 2 GENERAL_ERROR, 3 CHANNEL_EXISTS, 4 NOT_AUTHORIZED, 5 VERSION_NOT_SUPPORTED");
        assertThat(numbers(StopReason.values())).isEqualTo("1 NONE, 2 STOP_PROTOCOL, 3 STOP_LOCAL_SHUTDOWN");
        assertThat(numbers(StopResult.values())).isEqualTo("1 OK, 2 GENERAL_ERROR");
        assertThat(numbers(EchoResult.values())).isEqualTo("1 OK, 2 GENERAL_ERROR");
        assertThat(numbers(OutgoingCallResult.values()))
                .isEqualTo("1 CONNECTED, 2 GENERAL_ERROR, 3 NO_CARRIER, 4 BUSY, 5 NO_DIAL_TONE, 6 TIME_OUT,"
                        + " 7 DO_NOT_ACCEPT");
        assertThat(numbers(IncomingCallResult.values())).isEqualTo("1 CONNECT, 2 GENERAL_ERROR, 3 DO_NOT_ACCEPT");
        assertThat(numbers(CallDisconnectResult.values()))
                .isEqualTo("1 LOST_CARRIER, 2 GENERAL_ERROR, 3 ADMIN_SHUTDOWN, 4 REQUEST");
        assertThat(numbers(GeneralError.values()))
                .isEqualTo("0 NONE, 1 NOT_CONNECTED, 2 BAD_FORMAT, 3 BAD_VALUE, 4 NO_RESOURCE, 5 BAD_CALL_ID,"
                        + " 6 PAC_ERROR");
    }

    @Test
    void aNumberThatNoSpecificationNamesIsKeptAndShownAsUnknown() {
        ControlMessage.StopControlConnectionRequest strange = new ControlMessage.StopControlConnectionRequest(200);

        assertThat(StopReason.of(strange.reason())).isEmpty();
        assertThat(StopReason.describe(strange.reason())).isEqualTo("unknown(200)");
        assertThat(StopReason.describe(3)).isEqualTo("stop-local-shutdown(3)");
        assertThat(StartResult.of(5)).contains(StartResult.VERSION_NOT_SUPPORTED);
        assertThat(StopResult.of(1)).contains(StopResult.OK);
        assertThat(EchoResult.of(2)).contains(EchoResult.GENERAL_ERROR);
        assertThat(OutgoingCallResult.of(8)).isEmpty();
        assertThat(IncomingCallResult.of(3)).contains(IncomingCallResult.DO_NOT_ACCEPT);
        assertThat(CallDisconnectResult.of(0)).isEmpty();
        assertThat(GeneralError.of(0)).contains(GeneralError.NONE);
    }

    private static <E extends Enum<E> & ControlCode> String numbers(E[] values) {
        return Arrays.stream(values)
                .map(value -> value.code() + " " + value.name())
                .collect(Collectors.joining(", "));
    }
}
