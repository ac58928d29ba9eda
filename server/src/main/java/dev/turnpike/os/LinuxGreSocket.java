package dev.turnpike.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.PacketBuffer;
import java.io.IOException;

/**
 * One raw socket for GRE with every peer. A socket for each peer would let the kernel look at all of them for every packet.
 */
public final class LinuxGreSocket implements GreSocket {

    private static final int RECEIVE_BUFFER = 8 << 20;
    private static final int SEND_BUFFER = 4 << 20;
    private static final long WAIT_MICROS = 500_000;

    private final Descriptor descriptor;
    private final NativeBlock incoming = new NativeBlock(PacketBuffer.CAPACITY); // the reader's thread only
    private final NativeBlocks outgoing = new NativeBlocks(OutgoingMessage::newBlock);
    private final Refusals refusals = new Refusals("send GRE");

    private LinuxGreSocket(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Opens the socket.
     *
     * @throws IOException if that is not allowed; names the remedy
     */
    public static LinuxGreSocket open() throws IOException {
        NativeSupport.check();
        int number;
        try {
            number = LibC.socket(LibC.AF_INET, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, LibC.IPPROTO_GRE);
        } catch (LastErrorException e) {
            String remedy = e.getErrorCode() == Errno.EPERM
                    ? "the server needs CAP_NET_RAW: run it as root or by its service unit"
                    : "";
            throw new NativeException("socket for GRE", e.getErrorCode(), remedy);
        }
        try {
            configure(number);
        } catch (LastErrorException e) {
            LibC.close(number);
            throw new NativeException("setsockopt of the GRE socket", e.getErrorCode(), "");
        }
        return new LinuxGreSocket(new Descriptor(number));
    }

    private static void configure(int number) {
        NativeBlock value = new NativeBlock(16);
        value.putLong(0, 0); // struct timeval
        value.putLong(8, WAIT_MICROS);
        LibC.setsockopt(number, LibC.SOL_SOCKET, LibC.SO_RCVTIMEO, value.address(0), 16);
        // A tunnel's packets must arrive: routers may cut them up, for no message of theirs would reach the sender
        // inside.
        setInt(number, LibC.IPPROTO_IP, LibC.IP_MTU_DISCOVER, LibC.IP_PMTUDISC_DONT);
        enlarge(number, LibC.SO_RCVBUFFORCE, LibC.SO_RCVBUF, RECEIVE_BUFFER);
        enlarge(number, LibC.SO_SNDBUFFORCE, LibC.SO_SNDBUF, SEND_BUFFER);
    }

    /** Sets a buffer beyond the system's limit where this process may (CAP_NET_ADMIN), else up to that limit. */
    private static void enlarge(int number, int forced, int ordinary, int size) {
        try {
            setInt(number, LibC.SOL_SOCKET, forced, size);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != Errno.EPERM) {
                throw e;
            }
            setInt(number, LibC.SOL_SOCKET, ordinary, size);
        }
    }

    private static void setInt(int number, int level, int option, int value) {
        NativeBlock block = new NativeBlock(Integer.BYTES);
        block.putInt(0, value);
        LibC.setsockopt(number, level, option, block.address(0), Integer.BYTES);
    }

    @Override
    public boolean receive(PacketBuffer packet) throws IOException {
        if (descriptor.isClosed()) {
            throw new IOException("the GRE socket was closed");
        }
        long length = LibC.recv(descriptor.number(), incoming.address(0), incoming.capacity(), 0);
        if (length < 0) {
            return refuse(Native.getLastError());
        }
        incoming.copyOut(0, (int) length, packet);
        return true;
    }

    /** False for an error that passes, as the end of the waiting time. */
    private static boolean refuse(int number) throws NativeException {
        return switch (number) {
            case Errno.EAGAIN, Errno.EINTR, Errno.ENOBUFS, Errno.ENOMEM, Errno.ENETDOWN -> false;
            default -> throw new NativeException("receive GRE", number, "");
        };
    }

    @Override
    public boolean send(int source, int destination, PacketBuffer packet) {
        if (descriptor.isClosed()) {
            return false;
        }
        NativeBlock block = outgoing.borrow();
        OutgoingMessage.fill(block, source, destination, packet);
        long sent = LibC.sendmsg(descriptor.number(), block.address(0), LibC.MSG_DONTWAIT | LibC.MSG_NOSIGNAL);
        int number = sent < 0 ? Native.getLastError() : 0;
        outgoing.giveBack(block);
        if (number != 0) {
            refusals.note(number);
        }
        return sent == packet.length();
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
