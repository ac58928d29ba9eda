package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.CallDisconnectResult;
import dev.turnpike.control.message.ControlMessage;
import dev.turnpike.control.message.ControlMessage.CallClearRequest;
import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoReply;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallReply;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.SetLinkInfo;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionReply;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.Unknown;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Random lives of a connection: whatever peer, session and clock do, and in whatever order, these things hold. */
@ExtendWith(QuietLogs.class)
class ControlProtocolFuzzTest {

    private static final int CALL_IDS = 4; // few, so that they meet

    private final Random random = new Random(3);
    private int sessionsOwnEnds;

    @Test
    void everyCallEndsOnceAndGivesEverythingBack() {
        for (int life = 0; life < 3000; life++) {
            ProtocolBench bench = new ProtocolBench();
            sessionsOwnEnds = 0;
            for (int step = random.nextInt(40); step > 0 && !bench.protocol.isClosed(); step--) {
                step(bench);
            }
            bench.connectionEnds();

            assertEveryCallEndedOnce(bench);
            assertNothingIsHeld(bench);
        }
    }

    @Test
    void aConnectionThatIsLeftAloneEndsInBoundedTime() {
        for (int life = 0; life < 1000; life++) {
            ProtocolBench bench = new ProtocolBench();
            for (int step = random.nextInt(20); step > 0; step--) {
                step(bench);
            }

            bench.pass(Duration.ofSeconds(30 + 60 + 60 + 3));

            assertThat(bench.protocol.isClosed()).isTrue();
        }
    }

    /** docs/clients.md section 1: between the start reply and the first call reply only what the peer asked for. */
    @Test
    void nothingUnaskedIsSentBeforeTheFirstCallReply() {
        for (int life = 0; life < 3000; life++) {
            ProtocolBench bench = new ProtocolBench();
            boolean callAnswered = false;
            for (int step = random.nextInt(30); step > 0 && !callAnswered; step--) {
                bench.forget();
                if (random.nextInt(3) == 0) {
                    bench.pass(Duration.ofSeconds(random.nextInt(40)));
                    assertThat(bench.sent).isEmpty();
                } else {
                    bench.receive(message(bench));
                    callAnswered = bench.sent.stream().anyMatch(OutgoingCallReply.class::isInstance);
                    assertThat(bench.sent).hasSizeLessThanOrEqualTo(1);
                }
            }
        }
    }

    private void step(ProtocolBench bench) {
        switch (random.nextInt(8)) {
            case 0 -> bench.pass(Duration.ofSeconds(random.nextInt(70)));
            case 1 -> hangUp(bench);
            case 2 -> {
                if (random.nextInt(10) == 0) {
                    bench.shutDown();
                }
            }
            default -> bench.receive(message(bench));
        }
    }

    private void hangUp(ProtocolBench bench) {
        if (!bench.handler.links.isEmpty()) {
            int which = random.nextInt(bench.handler.links.size());
            long notified = notified(bench);
            bench.handler.links.get(which).disconnect(CallDisconnectResult.LOST_CARRIER, 0, "");
            bench.settle();
            sessionsOwnEnds += (int) (notified(bench) - notified);
        }
    }

    private static long notified(ProtocolBench bench) {
        return bench.sent.stream()
                .filter(CallDisconnectNotify.class::isInstance)
                .count();
    }

    private ControlMessage message(ProtocolBench bench) {
        int peerCallId = random.nextInt(CALL_IDS);
        int ourCallId = bench.handler.requests.isEmpty()
                ? 1
                : bench.handler.lastRequest().callId();
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> ProtocolBench.START;
            case 3, 4, 5, 6 -> ProtocolBench.callRequest(peerCallId);
            case 7 -> new OutgoingCallRequest(peerCallId, 0, 0, 0, 0, 0, 0, 0, "", "");
            case 8 -> new CallClearRequest(peerCallId);
            case 9 -> new CallDisconnectNotify(peerCallId, 1, 0, 0, "");
            case 10 -> new SetLinkInfo(ourCallId, 0, 0);
            case 11 -> new EchoRequest(random.nextInt());
            case 12 -> new EchoReply(random.nextInt(4), 1, 0);
            case 13 -> random.nextInt(4) == 0 ? new StopControlConnectionRequest(1) : new Unknown(99, new byte[3]);
            case 14 -> new IncomingCallRequest(1, 1, 1, 1, "", "", "");
            default ->
                random.nextInt(2) == 0
                        ? new StopControlConnectionReply(1, 0)
                        : new StartControlConnectionReply(0x0100, 1, 0, 3, 3, 0, 0, "", "");
        };
    }

    private void assertEveryCallEndedOnce(ProtocolBench bench) {
        long accepted = bench.journal.stream()
                .filter(line -> line.endsWith("connected"))
                .count();
        long cleared =
                bench.journal.stream().filter(line -> line.contains("cleared")).count();

        assertThat(cleared + sessionsOwnEnds).isEqualTo(accepted);
        assertThat(bench.journal.stream().filter(line -> line.contains("cleared")))
                .map(line -> line.substring(0, line.indexOf(" cleared")))
                .doesNotHaveDuplicates();
    }

    private static void assertNothingIsHeld(ProtocolBench bench) {
        for (int i = 0; i < 100; i++) {
            assertThat(bench.quota.acquire(ProtocolBench.CLIENT.getAddress()))
                    .isEqualTo(AddressQuota.Admission.ADMITTED);
        }
        for (CallRequest request : bench.handler.requests) {
            // An ID that is held still would not be refused here.
            assertThat(catchIllegalState(() -> bench.callIds.release(request.callId())))
                    .isTrue();
        }
    }

    private static boolean catchIllegalState(Runnable action) {
        try {
            action.run();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
