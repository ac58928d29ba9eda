package dev.turnpike.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The addresses of a pool, each once, numbered from 0. Immutable; its size in memory is that of its ranges. */
final class AddressSpace {

    private final List<Ipv4Range> ranges; // ascending, apart from each other
    private final long size;

    /** All of {@code ranges}, which may overlap, without {@code excluded}. */
    AddressSpace(List<Ipv4Range> ranges, Collection<Integer> excluded) {
        List<Ipv4Range> apart = merged(ranges);
        for (int address : excluded) {
            apart = without(apart, address);
        }
        this.ranges = List.copyOf(apart);
        this.size = this.ranges.stream().mapToLong(Ipv4Range::size).sum();
    }

    long size() {
        return size;
    }

    boolean contains(int address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** Address number {@code index}, from 0 to below {@link #size}. */
    int at(long index) {
        long left = index;
        for (Ipv4Range range : ranges) {
            if (left < range.size()) {
                return range.first() + (int) left;
            }
            left -= range.size();
        }
        throw new IndexOutOfBoundsException("address " + index + " of " + size);
    }

    private static List<Ipv4Range> merged(List<Ipv4Range> ranges) {
        List<Ipv4Range> ascending = new ArrayList<>(ranges);
        ascending.sort(Comparator.comparingLong(range -> Integer.toUnsignedLong(range.first())));
        List<Ipv4Range> merged = new ArrayList<>();
        for (Ipv4Range range : ascending) {
            if (merged.isEmpty() || !merged.getLast().contains(range.first())) {
                merged.add(range);
            } else if (!merged.getLast().contains(range.last())) {
                merged.add(new Ipv4Range(merged.removeLast().first(), range.last()));
            }
        }
        return merged;
    }

    private static List<Ipv4Range> without(List<Ipv4Range> ranges, int address) {
        List<Ipv4Range> result = new ArrayList<>();
        for (Ipv4Range range : ranges) {
            if (!range.contains(address)) {
                result.add(range);
                continue;
            }
            if (address != range.first()) {
                result.add(new Ipv4Range(range.first(), address - 1));
            }
            if (address != range.last()) {
                result.add(new Ipv4Range(address + 1, range.last()));
            }
        }
        return result;
    }
}
