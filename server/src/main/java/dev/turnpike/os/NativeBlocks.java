package dev.turnpike.os;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Native memory for senders, lent for the time of one call. Any thread borrows, nobody waits.
 *
 * <p>Ten thousand sessions send, but only as many at once as there are carriers: a block for each session, or for each
 * virtual thread, would be memory that lies idle.
 */
final class NativeBlocks {

    private static final int KEPT = 64;

    private final AtomicReferenceArray<@Nullable NativeBlock> idle = new AtomicReferenceArray<>(KEPT);
    private final Supplier<NativeBlock> maker;

    NativeBlocks(Supplier<NativeBlock> maker) {
        this.maker = maker;
    }

    NativeBlock borrow() {
        int start = (int) Thread.currentThread().threadId();
        for (int i = 0; i < KEPT; i++) {
            NativeBlock block = idle.getAndSet((start + i) & (KEPT - 1), null);
            if (block != null) {
                return block;
            }
        }
        return maker.get();
    }

    void giveBack(NativeBlock block) {
        int start = (int) Thread.currentThread().threadId();
        for (int i = 0; i < KEPT; i++) {
            if (idle.compareAndSet((start + i) & (KEPT - 1), null, block)) {
                return;
            }
        }
    }
}
