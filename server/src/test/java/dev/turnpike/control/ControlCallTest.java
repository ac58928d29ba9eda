package dev.turnpike.control;

import static dev.turnpike.control.ProtocolBench.callRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.IncomingCallConnected;
import dev.turnpike.control.message.ControlMessage.IncomingCallReply;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.Unknown;
import dev.turnpike.control.message.ControlMessage.WanErrorNotify;
import dev.turnpike.control.message.GeneralError;
import dev.turnpike.control.message.OutgoingCallResult;
import dev.turnpike.control.message.RealClients;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** How calls are made and cleared: RFC 2637 sections 2.7 to 2.15, docs/clients.md section 1. */
@ExtendWith(QuietLogs.class)
class ControlCallTest {

    static final List<RealClients> CLIENTS = RealClients.ALL;

    private final ProtocolBench bench = ProtocolBench.established();

    /** docs/clients.md section 1: result 1, the client's maximum speed, window of 64 or more, delay 0. */
    @Test
    void anAcceptedCallIsAnsweredWithOurIdTheClientsIdItsSpeedAndAWideWindow() {
        bench.receive(new OutgoingCallRequest(0x2961, 2, 300, 54_000_000, 3, 3, 3, 9, "4711", ""));

        CallRequest asked = bench.handler.lastRequest();
        assertThat(asked)
                .isEqualTo(new CallRequest(
                        ProtocolBench.CLIENT,
                        ProtocolBench.SERVER,
                        asked.callId(),
                        0x2961,
                        3,
                        9,
                        54_000_000,
                        "client",
                        "vendor",
                        "4711"));
        assertThat(bench.sent)
                .containsExactly(new OutgoingCallReply(
                        asked.callId(), 0x2961, 1, 0, 0, 54_000_000, CallRequest.RECEIVE_WINDOW, 0, 0));
        assertThat(CallRequest.RECEIVE_WINDOW).isGreaterThanOrEqualTo(64);
        assertThat(asked.callId()).isBetween(1, 65535).isNotEqualTo(0x2961);
    }

    @Test
    void theSessionHearsThatItIsConnectedOnceTheReplyIsOnItsWay() {
        bench.receive(callRequest(1));

        assertThat(bench.journal).containsExactly("sent OutgoingCallReply", "call 1 connected");
    }

    /** docs/clients.md section 1: older pptp-linux has call ID 0. */
    @Test
    void theClientsCallIdMayBeZero() {
        int callId = bench.call(0);
        bench.forget();

        bench.receive(new CallClearRequest(0));

        assertThat(((CallDisconnectNotify) bench.sent.getFirst()).callId()).isEqualTo(callId);
        assertThat(bench.journal).endsWith("call 1 cleared CLIENT_CLEARED");
    }

    @Test
    void aRefusedCallIsToldTheResultAndErrorThatTheHandlerGives() {
        bench.handler.refuse(OutgoingCallResult.GENERAL_ERROR, GeneralError.NO_RESOURCE);

        bench.receive(callRequest(5));

        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 5, 2, 4, 0, 0, 0, 0, 0));
        assertThat(bench.finished).isFalse();
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void aRefusedCallLeavesNothingBehind() {
        bench.handler.refuse(OutgoingCallResult.BUSY, GeneralError.NONE);
        for (int i = 0; i < 70_000; i++) {
            bench.receive(callRequest(5));
        }
        bench.receive(new CallClearRequest(5));

        assertThat(bench.sent).hasSize(70_000).allMatch(m -> ((OutgoingCallReply) m).resultCode() == 4);
    }

    @Test
    void aRefusalCannotSayConnected() {
        assertThatThrownBy(() -> bench.handler.refuse(OutgoingCallResult.CONNECTED, GeneralError.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0"})
    void aCallWithoutAnyBearerOrFramingIsABadValue(int bearer, int framing) {
        bench.receive(new OutgoingCallRequest(5, 1, 300, 1000, bearer, framing, 64, 0, "", ""));

        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 5, 2, 3, 0, 0, 0, 0, 0));
    }

    /** docs/clients.md section 10: accel-ppp and pptpd serve one call a connection; RFC 2637 has no such limit. */
    @Test
    void severalCallsOnOneConnectionLiveAndEndEachOnItsOwn() {
        int first = bench.call(1);
        int second = bench.call(2);
        bench.forget();

        bench.receive(new CallClearRequest(1));

        assertThat(first).isNotEqualTo(second);
        assertThat(bench.journal).containsExactly("sent CallDisconnectNotify", "call 1 cleared CLIENT_CLEARED");
        bench.receive(new SetLinkInfo(second, 1, 2));
        assertThat(bench.journal).last().isEqualTo("call 2 link 00000001 00000002");
    }

    /** docs/clients.md section 1: a call beyond the limit is told busy; pptpd closes. */
    @Test
    void theCallBeyondTheConnectionsLimitIsToldBusy() {
        for (int i = 0; i < ControlCalls.MAX_CALLS; i++) {
            bench.call(i);
        }
        bench.forget();

        bench.receive(callRequest(99));

        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 99, 4, 0, 0, 0, 0, 0, 0));
        assertThat(bench.protocol.isClosed()).isFalse();
        bench.receive(new CallClearRequest(0));
        assertThat(bench.call(99)).isPositive();
    }

    /** RFC 2637 section 2.16, error 5: a call that is cleared by an ID that two have would be the wrong one. */
    @Test
    void aSecondCallWithTheSameIdOnTheSameConnectionIsABadCallId() {
        bench.call(8);
        bench.forget();

        bench.receive(callRequest(8));

        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 8, 2, 5, 0, 0, 0, 0, 0));
    }

    @Test
    void callsBeyondTheServersLimitHaveNoResource() {
        for (int i = 0; i < 100; i++) {
            bench.quota.acquire(Addresses.ipv4(i));
        }

        bench.receive(callRequest(5));

        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 5, 2, 4, 0, 0, 0, 0, 0));
        assertThat(bench.handler.requests).isEmpty();
    }

    @Test
    void aCallForWhichNoIdIsLeftHasNoResourceAndTakesNoPlace() {
        for (int i = 0; i < 65535; i++) {
            bench.callIds.allocate(Addresses.ipv4(i), 0);
        }

        for (int i = 0; i < 200; i++) {
            bench.receive(callRequest(5));
        }

        assertThat(bench.sent).containsOnly(new OutgoingCallReply(0, 5, 2, 4, 0, 0, 0, 0, 0));
        assertThat(bench.quota.acquire(ProtocolBench.CLIENT.getAddress())).isEqualTo(AddressQuota.Admission.ADMITTED);
    }

    /**
     * docs/clients.md sections 1 and 10: the notification carries OUR call ID (RFC 2637 section 2.13); accel-ppp
     * sends the client's.
     */
    @ParameterizedTest
    @FieldSource("CLIENTS")
    void aClearedCallIsNotifiedWithOurCallIdAndResultRequest(RealClients client) throws Exception {
        bench.receive(client.callRequest());
        OutgoingCallReply reply = (OutgoingCallReply) bench.sent.getFirst();
        bench.forget();

        bench.receive(new CallClearRequest(reply.peerCallId()));

        assertThat(bench.sent).containsExactly(new CallDisconnectNotify(reply.callId(), 4, 0, 0, ""));
        assertThat(reply.callId()).isNotEqualTo(reply.peerCallId());
        assertThat(bench.journal).containsExactly("sent CallDisconnectNotify", "call 1 cleared CLIENT_CLEARED");
    }

    @Test
    void aClearRequestOfAForeignCallIsIgnored() {
        int callId = bench.call(1);
        bench.forget();

        bench.receive(new CallClearRequest(2));
        bench.receive(new CallClearRequest(callId));

        assertThat(bench.journal).isEmpty();
    }

    @Test
    void aCallIsClearedOnce() {
        bench.call(1);
        bench.receive(new CallClearRequest(1));
        bench.forget();

        bench.receive(new CallClearRequest(1));
        bench.connectionEnds();

        assertThat(bench.journal).isEmpty();
    }

    @Test
    void aDisconnectNotifyOfTheClientEndsItsCallToo() {
        bench.call(1);
        bench.forget();

        bench.receive(new CallDisconnectNotify(2, 1, 0, 0, ""));
        assertThat(bench.journal).isEmpty();
        bench.receive(new CallDisconnectNotify(1, 1, 0, 0, "gone"));

        assertThat(bench.journal).containsExactly("call 1 cleared CLIENT_CLEARED");
    }

    /**
     * docs/clients.md section 1: Windows sends it after the call reply, when LCP is open, and at the end. Any
     * number, any mask.
     */
    @Test
    void linkInfoComesAnyNumberOfTimesWithAnyMask() {
        int callId = bench.call(1);
        bench.forget();

        bench.receive(new SetLinkInfo(callId, 0xffffffff, 0xffffffff));
        bench.receive(new SetLinkInfo(callId, 0, 0xffffffff));
        bench.receive(new SetLinkInfo(callId, 0xffffffff, 0xffffffff));

        assertThat(bench.journal)
                .containsExactly(
                        "call 1 link ffffffff ffffffff",
                        "call 1 link 00000000 ffffffff",
                        "call 1 link ffffffff ffffffff");
        assertThat(bench.sent).isEmpty();
    }

    /** docs/clients.md section 9, control hijack: what names a foreign call has no effect. */
    @Test
    void linkInfoOfAForeignCallIsIgnored() {
        int callId = bench.call(1);
        bench.forget();

        bench.receive(new SetLinkInfo(callId == 1 ? 2 : 1, 0, 0));

        assertThat(bench.journal).isEmpty();
    }

    /**
     * docs/clients.md section 10: accel-ppp and pptpd do not know the message. It is refused politely and closes
     * nothing.
     */
    @Test
    void anIncomingCallIsNotAccepted() {
        bench.receive(new IncomingCallRequest(9, 1, 3, 0, "1", "2", ""));

        assertThat(bench.sent).containsExactly(new IncomingCallReply(0, 9, 3, 0, 0, 0));
        assertThat(bench.finished).isFalse();
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    /** RFC 2637 section 1.4, docs/clients.md section 1: log, ignore, keep. */
    @Test
    void whatNeedsNoAnswerGetsNoneAndHarmsNothing() {
        bench.call(1);
        bench.forget();

        bench.receive(new Unknown(4711, new byte[100]));
        bench.receive(new WanErrorNotify(1, 1, 2, 3, 4, 5, 6));
        bench.receive(new OutgoingCallReply(1, 1, 1, 0, 0, 0, 0, 0, 0));
        bench.receive(new IncomingCallReply(1, 1, 1, 0, 0, 0));
        bench.receive(new IncomingCallConnected(1, 0, 0, 0, 0));
        bench.receive(new StartControlConnectionReply(0x0100, 1, 0, 3, 3, 0, 0, "", ""));

        assertThat(bench.journal).isEmpty();
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void anEndedCallsIdRestsWhileTheNextCallGetsAnother() {
        int first = bench.call(1);
        bench.receive(new CallClearRequest(1));

        for (int i = 0; i < 1000; i++) {
            assertThat(bench.call(1)).isNotEqualTo(first);
            bench.receive(new CallClearRequest(1));
        }
    }

    @Test
    void anEndedCallsPlaceIsFreeForAnother() {
        for (int i = 0; i < 200; i++) { // the quota is 100
            bench.call(1);
            bench.receive(new CallClearRequest(1));
        }

        assertThat(bench.call(1)).isPositive();
    }

    /** A defect of one session costs that session, not the connection. */
    @Test
    void aHandlerThatFailsRefusesTheCall() {
        bench.handler.whileDeciding(link -> {
            throw new IllegalStateException("a defect, as the test wishes");
        });

        bench.receive(callRequest(5));

        assertThat(bench.sent).containsExactly(new OutgoingCallReply(0, 5, 2, 6, 0, 0, 0, 0, 0));
        assertThat(bench.protocol.isClosed()).isFalse();
    }

    @Test
    void aSessionThatFailsIsDisconnectedAndTheOthersGoOn() {
        bench.call(1);
        int callId = bench.call(2);
        bench.forget();
        bench.handler.failOn("link 00000000 00000000", () -> new IllegalStateException("as the test wishes"));

        bench.receive(new SetLinkInfo(callId, 0, 0));

        assertThat(bench.sent).containsExactly(new CallDisconnectNotify(callId, 2, 6, 0, ""));
        assertThat(bench.journal).last().isEqualTo("call 2 cleared SERVER_DEFECT");
        bench.receive(new CallClearRequest(1));
        assertThat(bench.journal).last().isEqualTo("call 1 cleared CLIENT_CLEARED");
    }

    @Test
    void aSessionThatFailsWhileItIsClearedKeepsNoOtherFromBeingCleared() {
        bench.call(1);
        bench.call(2);
        bench.forget();
        bench.handler.failOn("cleared CONNECTION_CLOSED", () -> new IllegalStateException("as the test wishes"));

        bench.connectionEnds();

        assertThat(bench.journal)
                .containsExactly("call 1 cleared CONNECTION_CLOSED", "call 2 cleared CONNECTION_CLOSED");
    }

    @Test
    void theResultOfADisconnectMustFitTheWire() {
        bench.call(1);

        assertThatThrownBy(() -> bench.handler.lastLink().disconnect(CallDisconnectResult.LOST_CARRIER, 256, ""))
                .hasMessageContaining("error code");
        assertThatThrownBy(() ->
                        bench.handler.lastLink().disconnect(CallDisconnectResult.LOST_CARRIER, 0, "x".repeat(129)))
                .hasMessageContaining("call statistics");
    }
}
