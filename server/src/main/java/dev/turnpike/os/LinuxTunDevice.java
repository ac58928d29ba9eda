package dev.turnpike.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.tun.InterfaceName;
import dev.turnpike.tun.TunDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A TUN interface of this process, without packet information header; it exists until it is closed. */
public final class LinuxTunDevice implements TunDevice {

    private static final String DEVICE = "/dev/net/tun";

    // linux/if_tun.h
    private static final long TUNSETIFF = 0x400454caL;
    private static final int IFF_TUN = 0x0001;
    private static final int IFF_NO_PI = 0x1000;

    // struct ifreq of linux/if.h
    private static final int IFREQ_LENGTH = 40;
    private static final int IFREQ_FLAGS = 16;

    // struct pollfd of poll(2), behind the packet in the reader's block
    private static final int POLL_FD = PacketBuffer.CAPACITY;
    private static final int POLL_EVENTS = POLL_FD + 4;
    private static final int POLL_LENGTH = 8;
    private static final int WAIT_MILLIS = 500;

    private final InterfaceName name;
    private final Descriptor descriptor;
    private final NativeBlock incoming = new NativeBlock(POLL_FD + POLL_LENGTH); // the reader's thread only
    private final NativeBlocks outgoing = new NativeBlocks(() -> new NativeBlock(PacketBuffer.CAPACITY));
    private final Refusals refusals;

    private LinuxTunDevice(InterfaceName name, Descriptor descriptor) {
        this.name = name;
        this.descriptor = descriptor;
        this.refusals = new Refusals("write to " + name);
        incoming.putInt(POLL_FD, descriptor.number());
        incoming.putShort(POLL_EVENTS, LibC.POLLIN);
    }

    /**
     * Makes the interface, or takes one over that exists and that no process has open. It is down and has no address.
     *
     * @throws IOException if the device is missing, not allowed, or in use; names the remedy
     */
    public static LinuxTunDevice open(InterfaceName name) throws IOException {
        NativeSupport.check();
        int number = openDevice();
        try {
            NativeBlock request = new NativeBlock(IFREQ_LENGTH);
            request.put(0, name.text().getBytes(StandardCharsets.US_ASCII));
            request.putShort(IFREQ_FLAGS, IFF_TUN | IFF_NO_PI);
            LibC.ioctl(number, TUNSETIFF, request.address(0));
        } catch (LastErrorException e) {
            LibC.close(number);
            throw new NativeException("TUNSETIFF " + name, e.getErrorCode(), remedy(e.getErrorCode(), name));
        }
        return new LinuxTunDevice(name, new Descriptor(number));
    }

    private static int openDevice() throws NativeException {
        try {
            return LibC.open(DEVICE, LibC.O_RDWR | LibC.O_NONBLOCK | LibC.O_CLOEXEC);
        } catch (LastErrorException e) {
            throw new NativeException("open " + DEVICE, e.getErrorCode(), deviceRemedy(e.getErrorCode()));
        }
    }

    private static String deviceRemedy(int number) {
        return switch (number) {
            case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO ->
                "load the kernel module (modprobe tun); give a container the device (--device " + DEVICE + ")";
            case Errno.EACCES, Errno.EPERM ->
                "make it readable and writable for the server's user, or allow it to the container";
            default -> "";
        };
    }

    private static String remedy(int number, InterfaceName name) {
        return switch (number) {
            case Errno.EPERM -> "the server needs CAP_NET_ADMIN: run it as root or by its service unit";
            case Errno.EBUSY -> "another process has this interface; stop it, or choose another name";
            case Errno.EINVAL ->
                "an interface of this name exists and is no TUN; choose another name, or ip link delete " + name;
            default -> "";
        };
    }

    @Override
    public InterfaceName name() {
        return name;
    }

    @Override
    public boolean read(PacketBuffer packet) throws IOException {
        if (descriptor.isClosed()) {
            throw new IOException(name + " was closed");
        }
        long length = LibC.read(descriptor.number(), incoming.address(0), PacketBuffer.CAPACITY);
        if (length > 0) {
            incoming.copyOut(0, (int) length, packet);
            return true;
        }
        int number = length < 0 ? Native.getLastError() : 0;
        if (number != 0 && number != Errno.EAGAIN && number != Errno.EINTR) {
            throw new NativeException(
                    "read " + name, number, number == Errno.EBADFD ? "somebody deleted the interface" : "");
        }
        // Whatever poll says, the next read will tell; an error of poll itself is one of the descriptor, so told as
        // well.
        LibC.poll(incoming.address(POLL_FD), 1, WAIT_MILLIS);
        return false;
    }

    @Override
    public boolean write(PacketBuffer packet) {
        if (descriptor.isClosed()) {
            return false;
        }
        NativeBlock block = outgoing.borrow();
        block.copyIn(0, packet);
        long written = LibC.write(descriptor.number(), block.address(0), packet.length());
        int number = written < 0 ? Native.getLastError() : 0;
        outgoing.giveBack(block);
        if (number != 0) {
            refusals.note(number);
        }
        return written == packet.length();
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
