package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import dev.turnpike.net.PacketBuffer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mapping itself, on pipes: no root needed. */
class DataPathCallsTest {

    private int readEnd;
    private int writeEnd;

    @BeforeEach
    void openPipe() throws Exception {
        NativeSupport.check();
        NativeBlock ends = new NativeBlock(8);
        TestLibC.pipe2(ends.address(0), LibC.O_NONBLOCK | LibC.O_CLOEXEC);
        readEnd = ends.getInt(0);
        writeEnd = ends.getInt(4);
    }

    @Test
    void whatIsCopiedInAndWrittenIsReadAndCopiedOut() {
        NativeBlock block = new NativeBlock(64);
        PacketBuffer sent = PacketBuffer.copyOf(new byte[] {1, 2, 3, -4});
        block.copyIn(8, sent);
        assertThat(LibC.write(writeEnd, block.address(8), 4)).isEqualTo(4);

        NativeBlock other = new NativeBlock(64);
        assertThat(LibC.read(readEnd, other.address(16), 48)).isEqualTo(4);
        PacketBuffer received = PacketBuffer.copyOf(new byte[0]);
        other.copyOut(16, 4, received);
        assertThat(received.toByteArray()).containsExactly(1, 2, 3, -4);
        assertThat(received.offset()).isEqualTo(PacketBuffer.HEADROOM);
    }

    @Test
    void whatIsLongerThanTheBufferIsCut() {
        PacketBuffer packet = PacketBuffer.copyOf(new byte[0]);
        new NativeBlock(PacketBuffer.CAPACITY).copyOut(0, PacketBuffer.CAPACITY, packet);
        assertThat(packet.length()).isEqualTo(PacketBuffer.CAPACITY - PacketBuffer.HEADROOM);
    }

    @Test
    void networkOrderIsHighestOctetFirst() {
        NativeBlock block = new NativeBlock(4);
        block.putNetworkInt(0, 0x01020304);
        assertThat(block.getByte(0)).isEqualTo((byte) 1);
        assertThat(block.getByte(3)).isEqualTo((byte) 4);
    }

    @Test
    void anEmptyPipeIsAnErrorNumberAndNoException() {
        NativeBlock block = new NativeBlock(16);
        assertThat(LibC.read(readEnd, block.address(0), 16)).isEqualTo(-1);
        assertThat(Native.getLastError()).isEqualTo(Errno.EAGAIN);
    }

    @Test
    void otherCallsThrowTheirErrorNumber() {
        assertThatThrownBy(() -> LibC.open("/no/such/file", LibC.O_RDWR))
                .isInstanceOfSatisfying(
                        LastErrorException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(Errno.ENOENT));
    }

    @Test
    void eachVirtualThreadSeesTheErrorNumberOfItsOwnCall() {
        AtomicInteger wrong = new AtomicInteger();
        NativeBlocks blocks = new NativeBlocks(() -> new NativeBlock(64));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4000; i++) {
                boolean empty = i % 2 == 0;
                threads.execute(() -> {
                    NativeBlock block = blocks.borrow();
                    long result = LibC.read(empty ? readEnd : -1, block.address(0), 64);
                    int number = Native.getLastError();
                    blocks.giveBack(block);
                    boolean right = result == -1 && number == (empty ? Errno.EAGAIN : 9); // EBADF
                    wrong.addAndGet(right ? 0 : 1);
                });
            }
        }
        assertThat(wrong).hasValue(0);
    }

    @Test
    void aClosedDescriptorKeepsItsNumberSoThatALateWriteHitsNoOtherFile() throws Exception {
        Descriptor descriptor = new Descriptor(writeEnd);
        descriptor.close();
        descriptor.close();
        assertThat(descriptor.isClosed()).isTrue();
        int next = LibC.open("/dev/null", LibC.O_RDWR);
        assertThat(next).isNotEqualTo(writeEnd);
        NativeBlock block = new NativeBlock(16);
        assertThat(LibC.write(writeEnd, block.address(0), 16)).isEqualTo(16);
        assertThat(LibC.read(readEnd, block.address(0), 16)).isZero(); // the pipe has no writer any more
        LibC.close(next);
    }

    @Test
    void aBlockIsNeverLentTwiceAtATime() {
        NativeBlocks blocks = new NativeBlocks(() -> new NativeBlock(8));
        AtomicInteger clashes = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 1; i <= 20_000; i++) {
                int mark = i;
                threads.execute(() -> {
                    NativeBlock block = blocks.borrow();
                    block.putInt(0, mark);
                    clashes.addAndGet(block.getInt(0) == mark ? 0 : 1);
                    blocks.giveBack(block);
                });
            }
        }
        assertThat(clashes).hasValue(0);
    }
}
