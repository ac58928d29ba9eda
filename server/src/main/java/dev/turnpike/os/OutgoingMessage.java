package dev.turnpike.os;

import dev.turnpike.net.PacketBuffer;

/**
 * Layout of one message for sendmsg(2) in a block: {@code struct msghdr}, and behind it what it points to. As on 64-bit
 * Linux, both with glibc and with musl.
 */
final class OutgoingMessage {

    // struct msghdr
    private static final int NAME = 0;
    private static final int NAME_LENGTH = 8;
    private static final int VECTOR = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;

    // struct iovec
    private static final int IOVEC = 56;
    private static final int IOVEC_LENGTH = IOVEC + 8;

    // struct cmsghdr and struct in_pktinfo of ip(7): the source address stands in ipi_spec_dst
    private static final int CMSG = 72;
    private static final int CMSG_LEVEL = CMSG + 8;
    private static final int CMSG_TYPE = CMSG + 12;
    private static final int PKTINFO_SOURCE = CMSG + 20;
    private static final int CMSG_LENGTH = 28;
    private static final int CMSG_SPACE = 32;

    // struct sockaddr_in
    private static final int SOCKADDR = CMSG + CMSG_SPACE;
    private static final int SOCKADDR_ADDRESS = SOCKADDR + 4;
    private static final int SOCKADDR_LENGTH = 16;

    private static final int DATA = SOCKADDR + SOCKADDR_LENGTH;

    private OutgoingMessage() {}

    /** A block with all in it that is the same for every message. */
    static NativeBlock newBlock() {
        NativeBlock block = new NativeBlock(DATA + PacketBuffer.CAPACITY);
        block.putLong(NAME, block.address(SOCKADDR));
        block.putInt(NAME_LENGTH, SOCKADDR_LENGTH);
        block.putLong(VECTOR, block.address(IOVEC));
        block.putLong(VECTOR_COUNT, 1);
        block.putLong(CONTROL, block.address(CMSG));
        block.putLong(IOVEC, block.address(DATA));
        block.putLong(CMSG, CMSG_LENGTH);
        block.putInt(CMSG_LEVEL, LibC.IPPROTO_IP);
        block.putInt(CMSG_TYPE, LibC.IP_PKTINFO);
        block.putShort(SOCKADDR, LibC.AF_INET);
        return block;
    }

    /** Makes the block a message to {@code destination}, from {@code source} unless that is 0. */
    static void fill(NativeBlock block, int source, int destination, PacketBuffer packet) {
        block.putLong(CONTROL_LENGTH, source == 0 ? 0 : CMSG_SPACE);
        block.putNetworkInt(PKTINFO_SOURCE, source);
        block.putNetworkInt(SOCKADDR_ADDRESS, destination);
        block.putLong(IOVEC_LENGTH, packet.length());
        block.copyIn(DATA, packet);
    }
}
