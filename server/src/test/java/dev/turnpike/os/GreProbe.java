package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.gre.Acknowledgements;
import dev.turnpike.gre.CallTable;
import dev.turnpike.gre.GreReader;
import dev.turnpike.gre.GreReceiver;
import dev.turnpike.gre.GreSender;
import dev.turnpike.gre.PeerWindow;
import dev.turnpike.gre.SequenceWindow;
import dev.turnpike.net.Ipv4;
import dev.turnpike.net.Ipv4Header;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import dev.turnpike.os.Capabilities.Capability;
import dev.turnpike.stats.Counters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The raw socket, with itself at the other end: what is sent to loopback is received. */
final class GreProbe {

    private static final int LOOPBACK = Ipv4.parse("127.0.0.1");
    private static final byte[] GRE = HexFormat.of().parseHex("3001880b0002123400000001c021");
    private static final long MS = 1_000_000;

    private GreProbe() {}

    static void run() throws Exception {
        DeviceProbe.command("ip", "link", "set", "dev", "lo", "up");
        LinuxGreSocket socket = LinuxGreSocket.open();
        whatIsSentArrives(socket);
        theSourceCanBeChosen(socket);
        severalVirtualThreadsSend(socket);
        quietReceiveEndsByItself(socket);
        assertThat(socket.send(0, Ipv4.parse("203.0.113.1"), gre()))
                .as("no route")
                .isFalse();
        assertThat(socket.send(Ipv4.parse("192.0.2.1"), LOOPBACK, gre()))
                .as("not our address")
                .isFalse();
        socket.close();
        assertThat(socket.send(0, LOOPBACK, gre())).as("closed").isFalse();
        assertThatThrownBy(() -> socket.receive(gre())).isInstanceOf(IOException.class);
    }

    private static void whatIsSentArrives(LinuxGreSocket socket) throws IOException {
        assertThat(socket.send(0, LOOPBACK, gre())).isTrue();
        PacketBuffer packet = receive(socket);
        DeviceProbe.assertAddresses(packet, "127.0.0.1", "127.0.0.1");
        assertThat(packet.u16(6)).as("routers may fragment").isZero();
        packet.skip(Ipv4Header.headerLength(packet));
        assertThat(packet.toByteArray()).isEqualTo(GRE);
    }

    private static void theSourceCanBeChosen(LinuxGreSocket socket) throws IOException {
        assertThat(socket.send(Ipv4.parse("127.0.0.9"), LOOPBACK, gre())).isTrue();
        DeviceProbe.assertAddresses(receive(socket), "127.0.0.9", "127.0.0.1");
        assertThat(socket.send(0, LOOPBACK, gre())).isTrue();
        DeviceProbe.assertAddresses(receive(socket), "127.0.0.1", "127.0.0.1");
    }

    private static void severalVirtualThreadsSend(LinuxGreSocket socket) throws Exception {
        List<Thread> senders = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            int source = Ipv4.parse("127.0.1." + i);
            senders.add(Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 20; n++) {
                    socket.send(source, LOOPBACK, gre());
                }
            }));
        }
        for (Thread sender : senders) {
            sender.join();
        }
        int[] received = new int[256];
        for (int n = 0; n < 1000; n++) {
            received[Ipv4Header.source(receive(socket)) & 0xff]++;
        }
        for (int i = 1; i <= 50; i++) {
            assertThat(received[i]).as("from 127.0.1.%d", i).isEqualTo(20);
        }
    }

    private static void quietReceiveEndsByItself(LinuxGreSocket socket) throws IOException {
        long start = System.nanoTime();
        assertThat(socket.receive(gre())).isFalse();
        assertThat(System.nanoTime() - start).isBetween(300 * MS, 10_000 * MS);
    }

    /** With CAP_NET_RAW alone: the socket's buffers cannot be forced, and it opens all the same. */
    static void runOpen() throws Exception {
        assertThat(Capabilities.effective()).contains(Capability.NET_RAW).doesNotContain(Capability.NET_ADMIN);
        LinuxGreSocket.open().close();
    }

    /** A frame from a sender through the kernel, the reader's thread and the receiver; then an acknowledgement back. */
    static void runCall() throws Exception {
        DeviceProbe.command("ip", "link", "set", "dev", "lo", "up");
        LinuxGreSocket socket = LinuxGreSocket.open();
        Counters counters = new Counters();
        CallTable calls = new CallTable();
        BlockingQueue<PacketBuffer> toServer = new LinkedBlockingQueue<>();
        BlockingQueue<PacketBuffer> toClient = new LinkedBlockingQueue<>();
        calls.add(1, LOOPBACK, toServer::add);
        calls.add(2, LOOPBACK, toClient::add);
        GreReader reader = new GreReader(socket, calls, new PacketPool(8), counters, failure -> {});
        Thread thread = Thread.ofPlatform().start(reader);

        PeerWindow clientWindow = new PeerWindow();
        Acknowledgements clientAcknowledgements = new Acknowledgements();
        Acknowledgements serverAcknowledgements = new Acknowledgements();
        GreSender client = sender(socket, 1, clientAcknowledgements, clientWindow, counters);
        GreSender server = sender(socket, 2, serverAcknowledgements, new PeerWindow(), counters);
        GreReceiver atServer = receiver(serverAcknowledgements, new PeerWindow(), counters);
        GreReceiver atClient = receiver(clientAcknowledgements, clientWindow, counters);

        List<PacketBuffer> frames = new ArrayList<>();
        client.send(PacketBuffer.copyOf(new byte[] {(byte) 0xc0, 0x21}), MS);
        atServer.receive(take(toServer), MS, frames::add);
        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst().toByteArray()).containsExactly(0xc0, 0x21);
        assertThat(clientWindow.outstanding()).isEqualTo(1);
        assertThat(atServer.acknowledgmentDue(60 * MS)).isTrue();
        server.acknowledge();
        atClient.receive(take(toClient), 70 * MS, frames::add);
        assertThat(clientWindow.outstanding()).isZero();

        reader.stop();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(counters.snapshot()).isEmpty();
        socket.close();
    }

    private static GreSender sender(
            LinuxGreSocket socket,
            int peerCallId,
            Acknowledgements acknowledgements,
            PeerWindow window,
            Counters counters) {
        GreSender.Path path = new GreSender.Path(LOOPBACK, LOOPBACK, peerCallId);
        return new GreSender(socket, path, acknowledgements, window, counters);
    }

    private static GreReceiver receiver(Acknowledgements acknowledgements, PeerWindow window, Counters counters) {
        return new GreReceiver(new SequenceWindow(64, 200 * MS, counters), acknowledgements, window, 64);
    }

    private static PacketBuffer take(BlockingQueue<PacketBuffer> queue) throws InterruptedException {
        PacketBuffer packet = queue.poll(10, TimeUnit.SECONDS);
        if (packet == null) {
            throw new AssertionError("no packet came");
        }
        return packet;
    }

    private static PacketBuffer receive(LinuxGreSocket socket) throws IOException {
        PacketBuffer packet = PacketBuffer.copyOf(new byte[0]);
        assertThat(socket.receive(packet)).isTrue();
        return packet;
    }

    private static PacketBuffer gre() {
        return PacketBuffer.copyOf(GRE);
    }
}
