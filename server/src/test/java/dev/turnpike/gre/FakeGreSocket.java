package dev.turnpike.gre;

import dev.turnpike.net.PacketBuffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;

/** A GRE socket that hands out prepared packets and writes down what is sent. Owned by the test's thread. */
final class FakeGreSocket implements GreSocket {

    record Sent(int source, int destination, String hex) {}

    final List<Sent> sent = new ArrayList<>();
    final Queue<byte[]> incoming = new ArrayDeque<>();
    Runnable whenEmpty = () -> {};
    boolean refusing;
    boolean broken;

    @Override
    public boolean receive(PacketBuffer packet) throws IOException {
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
    public boolean send(int source, int destination, PacketBuffer packet) {
        if (refusing) {
            return false;
        }
        sent.add(new Sent(source, destination, HexFormat.of().formatHex(packet.toByteArray())));
        return true;
    }

    @Override
    public void close() {}
}
