package dev.turnpike.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallIdsTest {

    private static final int NO_PEER = 0;

    private final ManualTicker ticker = new ManualTicker();
    private final CallIds callIds = new CallIds(new Random(1), ticker);

    @Test
    void everyIdFromOneTo65535IsGivenOutOnceAndThenNoneIsLeft() {
        BitSet given = new BitSet();
        for (int i = 0; i < 65535; i++) {
            given.set(callIds.allocate(client(i), NO_PEER).orElseThrow());
        }

        assertThat(given.cardinality()).isEqualTo(65535);
        assertThat(given.get(0)).isFalse();
        assertThat(given.length()).isEqualTo(65536);
        assertThat(callIds.allocate(client(70_000), NO_PEER)).isEmpty();
    }

    @Test
    void theIdIsNeverThePeersOwn() {
        for (int peerCallId = 1; peerCallId <= 65535; peerCallId += 7) {
            OptionalInt callId = callIds.allocate(client(peerCallId), peerCallId);
            assertThat(callId).isPresent();
            assertThat(callId.getAsInt()).isNotEqualTo(peerCallId);
            callIds.giveBack(callId.getAsInt());
        }
    }

    @Test
    void theLastFreeIdIsRefusedToTheCallWhosePeerHasTheSame() {
        int last = allButOne();

        assertThat(callIds.allocate(client(1), last)).isEmpty();
        assertThat(callIds.allocate(client(1), NO_PEER)).hasValue(last);
    }

    @Test
    void ofTwoFreeIdsTheOtherIsTakenWhenThePeerHasOne() {
        int last = allButOne();
        callIds.giveBack(last == 1 ? 2 : 1);

        assertThat(callIds.allocate(client(1), last)).hasValue(last == 1 ? 2 : 1);
    }

    @Test
    void anIdRestsForAMinuteBeforeItIsGivenOutAgain() {
        int last = callIds.allocate(client(1), NO_PEER).orElseThrow();
        for (int i = 1; i < 65535; i++) {
            callIds.allocate(client(i), NO_PEER).orElseThrow();
        }
        callIds.release(last);

        ticker.advance(CallIds.REST.minusNanos(1));
        assertThat(callIds.allocate(client(1), NO_PEER)).isEmpty();
        ticker.advance(Duration.ofNanos(1));
        assertThat(callIds.allocate(client(1), NO_PEER)).hasValue(last);
    }

    @Test
    void anIdThatWasNeverUsedNeedsNoRest() {
        int last = allButOne();
        int callId = callIds.allocate(client(1), NO_PEER).orElseThrow();
        callIds.giveBack(callId);

        assertThat(callIds.allocate(client(1), NO_PEER)).hasValue(last);
    }

    /** A client that dials and hangs up in a loop must not leave the others without IDs. */
    @Test
    void oneClientHoldsItsShareAtMostRestingIdsIncluded() {
        for (int i = 0; i < CallIds.SHARE; i++) {
            callIds.release(callIds.allocate(client(1), NO_PEER).orElseThrow());
        }

        assertThat(callIds.allocate(client(1), NO_PEER)).isEmpty();
        assertThat(callIds.allocate(client(2), NO_PEER)).isPresent();
        ticker.advance(CallIds.REST);
        assertThat(callIds.allocate(client(1), NO_PEER)).isPresent();
    }

    @Test
    void aRefusedCallCostsNothingOfTheShare() {
        for (int i = 0; i < CallIds.SHARE + 1; i++) {
            callIds.giveBack(callIds.allocate(client(1), NO_PEER).orElseThrow());
        }

        assertThat(callIds.allocate(client(1), NO_PEER)).isPresent();
    }

    @Test
    void anIdIsGivenUpOnceOnly() {
        int callId = callIds.allocate(client(1), NO_PEER).orElseThrow();
        callIds.release(callId);

        assertThatThrownBy(() -> callIds.release(callId)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> callIds.giveBack(callId)).isInstanceOf(IllegalStateException.class);
    }

    /** docs/clients.md section 9, GRE injection: the call ID is half of what a forger must guess. */
    @Test
    void theNextIdCannotBeGuessedFromTheLast() {
        CallIds secure = new CallIds(new SecureRandom(), ticker);
        Set<Integer> steps = new HashSet<>();
        int[] quarters = new int[4];
        int last = 0;
        for (int i = 0; i < 1000; i++) {
            int callId = secure.allocate(client(i), NO_PEER).orElseThrow();
            steps.add(callId - last);
            quarters[callId / 16384]++;
            last = callId;
        }

        assertThat(steps).hasSizeGreaterThan(900);
        assertThat(IntStream.of(quarters)).allMatch(hits -> hits > 150 && hits < 350);
    }

    @Test
    void noIdIsGivenToTwoThreads() throws Exception {
        Set<Integer> given = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(8);
        for (int thread = 0; thread < 8; thread++) {
            int first = thread * 1000;
            Thread.ofVirtual().start(() -> {
                IntStream.range(first, first + 1000)
                        .map(i -> callIds.allocate(client(i), NO_PEER).orElseThrow())
                        .forEach(given::add);
                done.countDown();
            });
        }
        done.await();

        assertThat(given).hasSize(8000);
    }

    /** Takes all but one; that one, which is left free. */
    private int allButOne() {
        int last = callIds.allocate(client(0), NO_PEER).orElseThrow();
        for (int i = 1; i < 65535; i++) {
            callIds.allocate(client(i), NO_PEER).orElseThrow();
        }
        callIds.giveBack(last);
        return last;
    }

    private static InetAddress client(int number) {
        return Addresses.ipv4(number);
    }
}
