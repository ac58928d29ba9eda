package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.Ipv4;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.PacketPool;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.InterfaceName;
import dev.turnpike.tun.RouteTable;
import dev.turnpike.tun.TunReader;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The TUN device and the set-up of its interface, with the kernel at the other end. */
final class TunProbe {

    private static final int ICMP = 1;
    private static final int UDP = 17;

    private TunProbe() {}

    static void run() throws Exception {
        try (LinuxTunDevice device = DeviceProbe.tun("probe0", "10.9.0.1", "10.9.0.0/24")) {
            kernelToUs(device);
            usToKernel(device);
            severalVirtualThreadsWrite(device);
            quietReadEndsByItself(device);
            takenAndForeignNamesAreRefused();
            refusedWrites(device);
        }
        assertThat(NetworkInterface.getByName("probe0")).isNull();
    }

    private static void kernelToUs(LinuxTunDevice device) throws IOException {
        sendDatagram("10.9.0.2");
        PacketBuffer packet = DeviceProbe.next(device, UDP);
        DeviceProbe.assertAddresses(packet, "10.9.0.1", "10.9.0.2");
        assertThat(packet.length()).isEqualTo(20 + 8 + 5);
        assertThat(NetworkInterface.getByName("probe0").getMTU()).isEqualTo(1400);
    }

    private static void usToKernel(LinuxTunDevice device) throws IOException {
        assertThat(device.write(ProbePackets.echoRequest("10.9.0.2", "10.9.0.1")))
                .isTrue();
        PacketBuffer reply = DeviceProbe.next(device, ICMP);
        DeviceProbe.assertAddresses(reply, "10.9.0.1", "10.9.0.2");
        assertThat(reply.u8(20)).as("echo reply").isZero();
    }

    private static void severalVirtualThreadsWrite(LinuxTunDevice device) throws Exception {
        AtomicBoolean allTaken = new AtomicBoolean(true);
        Thread[] writers = new Thread[20];
        for (int i = 0; i < writers.length; i++) {
            String source = "10.9.0." + (10 + i);
            writers[i] = Thread.ofVirtual().start(() -> {
                if (!device.write(ProbePackets.echoRequest(source, "10.9.0.1"))) {
                    allTaken.set(false);
                }
            });
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(allTaken).isTrue();
        for (int i = 0; i < writers.length; i++) {
            DeviceProbe.next(device, ICMP);
        }
    }

    private static void quietReadEndsByItself(LinuxTunDevice device) throws IOException {
        long start = System.nanoTime();
        int reads = 0;
        while (device.read(PacketBuffer.copyOf(new byte[0])) && reads < 100) {
            reads++; // what the kernel still had to say
        }
        assertThat(System.nanoTime() - start).isBetween(300_000_000L, 10_000_000_000L);
    }

    private static void takenAndForeignNamesAreRefused() {
        assertThatThrownBy(() -> LinuxTunDevice.open(new InterfaceName("probe0")))
                .isInstanceOfSatisfying(
                        NativeException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EBUSY))
                .hasMessageContaining("choose another name");
        assertThatThrownBy(() -> LinuxTunDevice.open(new InterfaceName("lo")))
                .isInstanceOfSatisfying(
                        NativeException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL));
    }

    private static void refusedWrites(LinuxTunDevice device) throws IOException {
        assertThat(device.write(PacketBuffer.copyOf(new byte[] {0})))
                .as("no IP at all")
                .isFalse();
        DeviceProbe.command("ip", "link", "set", "dev", "probe0", "down");
        assertThat(device.write(ProbePackets.echoRequest("10.9.0.2", "10.9.0.1")))
                .as("interface down")
                .isFalse();
        device.close();
        assertThat(device.write(ProbePackets.echoRequest("10.9.0.2", "10.9.0.1")))
                .as("closed")
                .isFalse();
    }

    /** The reader's thread: packets, stopping, and an interface that somebody deletes. */
    static void runEnd() throws Exception {
        LinuxTunDevice device = DeviceProbe.tun("probe0", "10.9.0.1", "10.9.0.0/24");
        RouteTable routes = new RouteTable();
        BlockingQueue<PacketBuffer> offered = new LinkedBlockingQueue<>();
        BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
        routes.add(Ipv4.parse("10.9.0.2"), offered::add);

        TunReader reader = reader(device, routes, failures);
        Thread thread = Thread.ofPlatform().start(reader);
        sendDatagram("10.9.0.2");
        PacketBuffer packet = offered.poll(10, TimeUnit.SECONDS);
        assertThat(packet).isNotNull();
        reader.stop();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(failures).isEmpty();

        Thread second = Thread.ofPlatform().start(reader(device, routes, failures));
        DeviceProbe.command("ip", "link", "delete", "probe0");
        assertThat(failures.poll(10, TimeUnit.SECONDS)).hasMessageContaining("somebody deleted the interface");
        second.join(5000);
        assertThat(second.isAlive()).isFalse();
        device.close();
    }

    private static TunReader reader(LinuxTunDevice device, RouteTable routes, BlockingQueue<IOException> failures) {
        return new TunReader(device, routes, new PacketPool(8), new Counters(), failures::add);
    }

    private static void sendDatagram(String destination) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getByName(destination), 9));
        }
    }
}
