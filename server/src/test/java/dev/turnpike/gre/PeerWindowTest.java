package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerWindowTest {

    private static final long MS = 1_000_000;

    private final PeerWindow window = new PeerWindow();

    @Test
    void theFirstNumberIsOneBecauseMacOsDropsZero() {
        assertThat(window.next()).isEqualTo(1);
        window.advance(0);
        assertThat(window.next()).isEqualTo(2);
    }

    @Test
    void aWindowMayBeginAtZeroAsWindowsDoes() {
        PeerWindow windows = new PeerWindow(0);

        assertThat(windows.next()).isZero();
        windows.advance(0);

        assertThat(windows.next()).isEqualTo(1);
        assertThat(windows.outstanding()).isEqualTo(1);
        windows.acknowledged(0, MS);
        assertThat(windows.outstanding()).isZero();
        assertThat(windows.roundTrip()).isPresent();
    }

    @Test
    void outstandingIsWhatWasSentAndNotAcknowledged() {
        send(5);
        assertThat(window.outstanding()).isEqualTo(5);
        window.acknowledged(3, MS);
        assertThat(window.outstanding()).isEqualTo(2);
    }

    @Test
    void anAcknowledgementOfWhatWasNeverSentIsIgnored() {
        send(2);
        window.acknowledged(3, MS);
        window.acknowledged(-1, MS);
        window.acknowledged(Integer.MAX_VALUE, MS);
        assertThat(window.outstanding()).isEqualTo(2);
        assertThat(window.roundTrip()).isEmpty();
    }

    @Test
    void anOlderAcknowledgementChangesNothing() {
        send(5);
        window.acknowledged(4, MS);
        window.acknowledged(2, MS);
        assertThat(window.outstanding()).isEqualTo(1);
    }

    @Test
    void oneInAWindowOfPacketsIsTimed() {
        send(3); // sent at 1, 2 and 3 ms
        window.acknowledged(3, 41 * MS);
        assertThat(window.roundTrip()).contains(new RoundTrip(40 * MS, 20 * MS));
        window.advance(100 * MS);
        window.advance(110 * MS);
        window.acknowledged(5, 140 * MS);
        assertThat(window.roundTrip()).contains(new RoundTrip(40 * MS, 15 * MS));
    }

    @Test
    void theEstimateFollowsTheRfc() {
        // RFC 2637 section 4.4.1: DIFF = SAMPLE - RTT, DEV += (|DIFF| - DEV) / 4, RTT += DIFF / 8, ATO = RTT + 4 DEV
        RoundTrip estimate = RoundTrip.first(80 * MS).with(160 * MS);
        assertThat(estimate).isEqualTo(new RoundTrip(90 * MS, 50 * MS));
        assertThat(estimate.timeOutNanos()).isEqualTo(290 * MS);
    }

    @Test
    void theTimeOutHasAFloorAndACeiling() {
        assertThat(RoundTrip.first(MS).timeOutNanos()).isEqualTo(100 * MS);
        assertThat(RoundTrip.first(60_000 * MS).timeOutNanos()).isEqualTo(10_000 * MS);
    }

    private void send(int count) {
        for (int i = 1; i <= count; i++) {
            window.advance(i * MS);
        }
    }
}
