package dev.turnpike.tun;

import dev.turnpike.net.PacketBuffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** A TUN device that hands out prepared packets. Owned by the test's thread. */
final class FakeTunDevice implements TunDevice {

    final Queue<byte[]> incoming = new ArrayDeque<>();
    Runnable whenEmpty = () -> {};
    boolean broken;

    @Override
    public InterfaceName name() {
        return new InterfaceName("fake0");
    }

    @Override
    public boolean read(PacketBuffer packet) throws IOException {
        byte[] next = incoming.poll();
        if (next == null) {
            whenEmpty.run();
            if (broken) {
                throw new IOException("the fake is broken");
            }
            return false;
        }
        packet.set(packet.offset(), next.length);
        System.arraycopy(next, 0, packet.array(), packet.offset(), next.length);
        return true;
    }

    @Override
    public boolean write(PacketBuffer packet) {
        return false;
    }

    @Override
    public void close() {}
}
