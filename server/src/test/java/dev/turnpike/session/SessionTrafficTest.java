package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.session.SessionSettings.Encryption;
import dev.turnpike.stats.Counter;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** IP packets through whole sessions. */
class SessionTrafficTest {

    private static final String CLIENT = "10.0.0.10"; // the first of the pool
    private static final String HOST = "198.51.100.7";

    private final BenchSettings settings = new BenchSettings();
    private SessionBench bench = new SessionBench(settings);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void packetsPassBothWaysEncrypted() {
        BenchCall call = bench.login();
        byte[] up = InnerPackets.udp(CLIENT, HOST, 1000);
        byte[] down = InnerPackets.udp(HOST, CLIENT, 1200);

        call.client.network.sendIp(up);
        bench.settle();
        bench.fromKernel(down);

        assertThat(bench.kernel.fromClients).containsExactly(up);
        assertThat(call.client.network.decrypted).containsExactly(down);
        assertThat(call.client.network.clear).isEmpty();
        assertThat(bench.counted(Counter.BYTES_UP)).isEqualTo(1000);
        assertThat(bench.counted(Counter.BYTES_DOWN)).isEqualTo(1200);
    }

    @Test
    void packetsPassBothWaysInClearWhereNothingIsEncrypted() {
        settings.encryption = Encryption.OFF;
        restart();
        BenchCall call = bench.login();
        byte[] down = InnerPackets.udp(HOST, CLIENT, 100);

        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();
        bench.fromKernel(down);

        assertThat(bench.kernel.fromClients).hasSize(1);
        assertThat(call.client.network.clear).containsExactly(down);
    }

    /** The Linux kernel's PPP delivers it. Ending the session instead would give an injector a switch to end any. */
    @Test
    void plaintextInAnEncryptedSessionIsDroppedAndCountedAndTheSessionGoesOn() {
        BenchCall call = bench.login();

        call.client.network.sendInClear(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(bench.counted(Counter.PLAINTEXT_REFUSED)).isOne();
        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();
        assertThat(bench.kernel.fromClients).hasSize(1);
    }

    @Test
    void anInnerSourceThatIsNotTheClientsIsDroppedAndCounted() {
        BenchCall call = bench.login();

        call.client.network.sendIp(InnerPackets.udp("10.0.0.11", HOST, 100));
        bench.settle();

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(bench.counted(Counter.SPOOFED_SOURCE)).isOne();
    }

    @Test
    void anInnerPacketThatIsNoIpIsDroppedAndCounted() {
        BenchCall call = bench.login();
        byte[] broken = InnerPackets.udp(CLIENT, HOST, 100);
        broken[0] = 0x4f; // 15 words of header, and more than the packet has behind it

        call.client.network.sendIp(Arrays.copyOf(broken, 40));
        bench.settle();

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(bench.counted(Counter.INNER_MALFORMED)).isOne();
    }

    @Test
    void octetsBehindAnInnerPacketAreCutOff() {
        BenchCall call = bench.login();
        byte[] packet = InnerPackets.udp(CLIENT, HOST, 100);

        call.client.network.sendIp(Arrays.copyOf(packet, 140));
        bench.settle();

        assertThat(bench.kernel.fromClients).containsExactly(packet);
    }

    @Test
    void aPacketFromTheKernelForNobodyIsDroppedAndCounted() {
        bench.login();
        bench.fromKernel(InnerPackets.udp(HOST, "10.0.0.99", 100));

        assertThat(bench.counted(Counter.NO_ROUTE)).isOne();
    }

    /** RFC 1191 section 4. The interface has an MTU of 1400, a session with Windows has 1396. */
    @Test
    void aPacketThatIsTooBigAndMustNotBeCutIsAnsweredInTheClientsName() {
        BenchCall call = bench.login();

        bench.fromKernel(InnerPackets.uncuttable(HOST, CLIENT, 1400));

        assertThat(call.client.network.decrypted).isEmpty();
        PacketBuffer answer = PacketBuffer.copyOf(bench.kernel.fromClients.getFirst());
        assertThat(answer.u16(20)).isEqualTo(0x0304); // ICMP fragmentation needed
        assertThat(answer.u16(26)).isEqualTo(1396);
        assertThat(answer.i32(12)).isEqualTo(call.client.network.address());
    }

    @Test
    void aPacketThatIsTooBigAndMayBeCutArrivesInPieces() {
        BenchCall call = bench.login();

        bench.fromKernel(InnerPackets.udp(HOST, CLIENT, 1400));

        assertThat(call.client.network.decrypted).hasSize(2).allMatch(piece -> piece.length <= 1396);
    }

    @Test
    void nothingPassesBeforeIpcpIsOpen() {
        BenchCall call = bench.dial();
        call.client.network.asksForIpcp = false;
        bench.connect(call);
        assertThat(call.client.network.isEncrypted()).isTrue();

        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.settle();
        bench.fromKernel(InnerPackets.udp(HOST, CLIENT, 100));

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(call.client.network.decrypted).isEmpty();
        assertThat(bench.counted(Counter.NETWORK_CLOSED)).isOne();
    }

    @Test
    void nothingPassesBeforeTheLogin() {
        BenchCall call = bench.dial();
        call.client.login.answersChallenges = false;
        bench.connect(call);

        call.client.network.sendInClear(InnerPackets.udp(CLIENT, HOST, 100));
        call.client.sendFrame(PppProtocol.COMPRESSED.number(), new byte[100]);
        call.client.sendFrame(PppProtocol.IPCP.number(), new byte[] {1, 1, 0, 4});
        bench.settle();

        assertThat(bench.kernel.fromClients).isEmpty();
        assertThat(call.client.rejectedProtocols).isEmpty(); // dropped without a word, as RFC 1661 section 3.4 has it
        assertThat(bench.counted(Counter.PLAINTEXT_REFUSED)).isOne();
        assertThat(bench.counted(Counter.PPP_DISCARDED)).isEqualTo(2);
    }

    /** Loss makes a gap in the count, and each packet has a key of its own. */
    @Test
    void packetsAfterALossAreStillRead() {
        BenchCall call = bench.login();
        call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        bench.kernel.toServer.clear(); // lost on the way
        byte[] next = InnerPackets.udp(CLIENT, HOST, 200);
        call.client.network.sendIp(next);
        bench.pass(Duration.ofSeconds(1));

        assertThat(bench.kernel.fromClients).containsExactly(next);
        assertThat(bench.counted(Counter.GRE_LOST)).isOne();
    }

    /** FIELD 3.2: macOS makes its window smaller when acknowledgements are slow. */
    @Test
    void whatTheClientSendsIsAcknowledgedThoughNothingGoesTheOtherWay() {
        BenchCall call = bench.login();
        for (int i = 0; i < 10; i++) {
            call.client.network.sendIp(InnerPackets.udp(CLIENT, HOST, 100));
        }
        bench.settle();
        bench.now += Duration.ofMillis(100).toNanos();
        call.turn(0);

        byte[] acknowledgement = bench.kernel.fromServer.remove();
        assertThat(acknowledgement).hasSize(12); // RFC 2637 section 4.1: no sequence number and no payload
        assertThat(acknowledgement[1]).isEqualTo((byte) 0x81); // A, version 1
        assertThat(bench.kernel.fromServer).isEmpty();
    }

    @Test
    void anIdleSessionWaitsForItsNextDeadlineInsteadOfTurning() {
        BenchCall call = bench.login();
        bench.pass(Duration.ofSeconds(1));

        assertThat(call.nextDeadline()).isGreaterThan(bench.now).isNotEqualTo(Ticker.NEVER);
    }

    private void restart() {
        bench.close();
        bench = new SessionBench(settings);
    }
}
