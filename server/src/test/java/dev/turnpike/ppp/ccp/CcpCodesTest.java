package dev.turnpike.ppp.ccp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turnpike.ppp.OptionCodecContract;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Other options and codes of CCP; facts from docs/clients.md section 5 where not said otherwise. */
final class CcpCodesTest {

    private final CcpBench bench = new CcpBench();

    private void peerSends(String hex) {
        bench.peerSends(hex);
    }

    private void weSend(String hex) {
        bench.weSend(hex);
    }

    /** BSD-Compress, Deflate, Predictor and all others. */
    @Test
    void everyOtherCompressionIsRejected() {
        bench.start();
        peerSends("""
                01 01 001b
                15 03 2f       # BSD-Compress
                1a 04 7800     # Deflate
                01 02          # Predictor type 1
                02 02          # Predictor type 2
                11 06 00010101 # Stac LZS
                12 06 01000040 # MPPE
                """);

        weSend("04 01 0015 15032f 1a047800 0102 0202 110600010101");
    }

    /** RFC 1661 section 6: a Nak with an appropriate length. */
    @Test
    void anMppeOptionOfAWrongLengthIsNaked() {
        bench.start();
        peerSends("01 01 0008 1204 0100");

        weSend("03 01 000a 1206 01000040");
    }

    @Test
    void undefinedBitsAreNakedAway() {
        bench.start();
        peerSends("01 01 000a 1206 01000050");
        weSend("03 01 000a 1206 01000040");
        peerSends("01 02 000a 1206 81000040");
        weSend("03 02 000a 1206 01000040");
    }

    /** RFC 3078 section 8.2: no Reset-Ack; Windows would answer it by a Code-Reject. */
    @Test
    void aResetRequestIsHeardButNotAnswered() {
        bench.openUp();
        peerSends("0e 09 0004");
        peerSends("0f 0a 0004");

        bench.script.weSendNothing();
        assertThat(bench.resets).containsExactly("requested", "acknowledged");
    }

    /** A Linux client waits for it (ppp_generic.c), and Windows answers it by a Code-Reject. */
    @Test
    void aResetRequestCanBeAcknowledgedAndACodeRejectOfThatChangesNothing() {
        bench.openUp();
        peerSends("0e 09 0004");
        bench.ccp.acknowledgeReset();
        weSend("0f 09 0004");
        peerSends("07 20 0008 0f090004");

        assertThat(bench.ccp.protocol().isOpened()).isTrue();
        bench.script.weSendNothing();
    }

    @Test
    void aResetRequestBeforeOpenedIsDiscarded() {
        bench.start();
        peerSends("0e 09 0004");
        bench.ccp.requestReset();
        bench.ccp.acknowledgeReset();

        bench.script.weSendNothing();
        assertThat(bench.resets).isEmpty();
    }

    @Test
    void ourResetRequestHasNoData() {
        bench.openUp();
        bench.ccp.requestReset();

        weSend("0e 02 0004");
    }

    @Test
    void echoRequestsAreUnknownToCcp() {
        bench.start();
        peerSends("09 09 0008 00000000");

        weSend("07 02 000c 0909000800000000");
    }

    @Test
    void aProtocolRejectFinishesCcp() {
        bench.start();
        bench.ccp.protocol().protocolRejected();

        bench.script.weSendNothing();
        assertThat(bench.layer.events).containsExactly("started", "finished: rejected by the peer: CCP");
    }

    @Test
    void theBitsArePrintedAsWindowsAndPppdPrintThem() {
        assertThat(new CcpOption.Mppe(0x010000f1)).hasToString("+H +M +S +L +D +C");
        assertThat(new CcpOption.Mppe(0x80000040)).hasToString("+S +0x80000000");
        assertThat(new CcpOption.Mppe(0)).hasToString("nothing");
    }

    @Test
    void aPolicyWithoutKeysIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CcpPolicy(Set.of(), CcpPolicy.Stateful.REFUSED));
    }

    @Test
    void everyOptionIsWrittenBackUnmodified() {
        OptionCodecContract.check(new CcpOptionCodec(), CcpOption.class);
    }
}
