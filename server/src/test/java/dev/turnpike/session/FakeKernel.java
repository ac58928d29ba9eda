package dev.turnpike.session;

import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.tun.HostRoutes;
import dev.turnpike.tun.InterfaceName;
import dev.turnpike.tun.TunDevice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The GRE socket, the TUN device and the host routes of a server under test. Owned by the test's thread. */
final class FakeKernel {

    /** IP packets with GRE in them, for the server. */
    final Queue<byte[]> toServer = new ArrayDeque<>();

    /** GRE packets of the server, without IP header. */
    final Queue<byte[]> fromServer = new ArrayDeque<>();

    /** IP packets for clients, to be read from the TUN. */
    final Queue<byte[]> toClients = new ArrayDeque<>();

    /** IP packets that the server wrote to the TUN. */
    final List<byte[]> fromClients = new ArrayList<>();

    /** Host routes that stand. */
    final List<Integer> hostRoutes = new ArrayList<>();

    /** What is done when a reader finds nothing more. */
    Runnable whenEmpty = () -> {};

    boolean greFails;
    boolean tunFails;

    GreSocket gre() {
        return new GreSocket() {
            @Override
            public boolean receive(PacketBuffer packet) {
                return next(toServer, packet);
            }

            @Override
            public boolean send(int source, int destination, PacketBuffer packet) {
                if (greFails) {
                    throw new IllegalStateException("the fake socket fails, as the test wishes");
                }
                return fromServer.add(packet.toByteArray());
            }

            @Override
            public void close() {}
        };
    }

    TunDevice tun() {
        return new TunDevice() {
            @Override
            public InterfaceName name() {
                return new InterfaceName("fake0");
            }

            @Override
            public boolean read(PacketBuffer packet) {
                return next(toClients, packet);
            }

            @Override
            public boolean write(PacketBuffer packet) {
                if (tunFails) {
                    throw new IllegalStateException("the fake device fails, as the test wishes");
                }
                return fromClients.add(packet.toByteArray());
            }

            @Override
            public void close() {}
        };
    }

    HostRoutes routes() {
        return new HostRoutes() {
            @Override
            public void add(int address) {
                hostRoutes.add(address);
            }

            @Override
            public void remove(int address) {
                hostRoutes.removeIf(route -> route == address);
            }
        };
    }

    private boolean next(Queue<byte[]> from, PacketBuffer packet) {
        byte[] next = from.poll();
        if (next == null) {
            whenEmpty.run();
            return false;
        }
        packet.set(packet.offset(), next.length);
        System.arraycopy(next, 0, packet.array(), packet.offset(), next.length);
        return true;
    }
}
