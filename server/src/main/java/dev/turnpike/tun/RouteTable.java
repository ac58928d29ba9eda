package dev.turnpike.tun;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which session a tunnel address belongs to. Any thread reads and writes, nobody waits, a look-up takes no memory.
 *
 * <p>Three levels by 16, 8 and 8 bits of the address. Levels are made when first used and kept: some two kilobytes for each
 * network of 256 addresses that ever held a session.
 */
public final class RouteTable {

    private static final int LEAVES = 256;

    /** All sessions of 256 neighbouring addresses. */
    private static final class Leaf {
        final AtomicReferenceArray<@Nullable PacketSink> sinks = new AtomicReferenceArray<>(LEAVES);
    }

    /** All leaves of 65536 neighbouring addresses. */
    private static final class Branch {
        final AtomicReferenceArray<@Nullable Leaf> leaves = new AtomicReferenceArray<>(LEAVES);
    }

    private final AtomicReferenceArray<@Nullable Branch> branches = new AtomicReferenceArray<>(1 << 16);

    /**
     * Lets packets for {@code address} go to {@code sink}.
     *
     * @return whether the address was free; if not, nothing changed
     */
    public boolean add(int address, PacketSink sink) {
        return leaf(branch(address), address).sinks.compareAndSet(address & 0xff, null, sink);
    }

    /** Ends what {@link #add} began; does nothing where the address is by now somebody else's. */
    public void remove(int address, PacketSink sink) {
        leaf(branch(address), address).sinks.compareAndSet(address & 0xff, sink, null);
    }

    /** The session of the address; null where there is none. */
    @Nullable
    PacketSink find(int address) {
        Branch branch = branches.get(address >>> 16);
        Leaf leaf = branch == null ? null : branch.leaves.get(address >> 8 & 0xff);
        return leaf == null ? null : leaf.sinks.get(address & 0xff);
    }

    private Branch branch(int address) {
        int index = address >>> 16;
        Branch branch = branches.get(index);
        if (branch == null) {
            Branch made = new Branch();
            branch = branches.compareAndExchange(index, null, made);
            return branch == null ? made : branch;
        }
        return branch;
    }

    private static Leaf leaf(Branch branch, int address) {
        int index = address >> 8 & 0xff;
        Leaf leaf = branch.leaves.get(index);
        if (leaf == null) {
            Leaf made = new Leaf();
            leaf = branch.leaves.compareAndExchange(index, null, made);
            return leaf == null ? made : leaf;
        }
        return leaf;
    }
}
