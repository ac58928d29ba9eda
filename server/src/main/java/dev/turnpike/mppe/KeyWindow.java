package dev.turnpike.mppe;

import dev.turnpike.crypto.Secrets;

/**
 * The session keys of stateless mode from the last packet that was accepted to {@link #SIZE} packets ahead of it. Owned by
 * one thread.
 *
 * <p>A key is reached only through all keys before it, and the count that says how far is the sender's: forged or
 * damaged counts would cost up to {@link #SIZE} key changes each, a thousand times the work of a packet. So every
 * {@link #SPACING}th key that was ever computed ahead is remembered until the accepted packets have passed it. A sender of
 * garbage can make us walk to the far end of the window once; after that a packet costs less than {@link #SPACING} changes,
 * plus one for each packet that was accepted meanwhile.
 *
 * <p>Positions count packets from 0, without wrapping; -1 is the first session key, which encrypts nothing.
 */
final class KeyWindow {

    /** How far ahead of the last accepted packet a packet may be: half of the count's space, as in Linux. */
    static final int SIZE = 2048;

    /** Positions from one remembered key to the next. */
    static final int SPACING = 16;

    private static final int NONE = -1;

    private final MppeKeySchedule keys;
    private final byte[] accepted;
    private final byte[] marks;
    private long acceptedPosition = NONE;
    private long position = NONE;
    private long furthest = NONE;

    /** Starts with the schedule at the first session key. */
    KeyWindow(MppeKeySchedule keys) {
        this.keys = keys;
        accepted = new byte[keys.keyLength()];
        marks = new byte[SIZE / SPACING * keys.keyLength()];
        keys.save(accepted, 0);
    }

    /**
     * Makes the key of the packet {@code ahead} packets after the last accepted one the schedule's present key.
     *
     * @param ahead 1 to {@link #SIZE}
     * @return the key changes that took
     */
    int seek(int ahead) {
        long target = acceptedPosition + ahead;
        startNear(target);
        int changes = (int) (target - position);
        while (position < target) {
            keys.change();
            position++;
            if (position > furthest) {
                furthest = position;
                remember();
            }
        }
        return changes;
    }

    /** The packet of the present key was accepted. */
    void accept() {
        acceptedPosition = position;
        keys.save(accepted, 0);
    }

    void wipe() {
        Secrets.wipe(accepted, marks);
    }

    /** Goes to the nearest key at or before the target that is known: the present one, a remembered or the accepted one. */
    private void startNear(long target) {
        long mark = Math.min(target, furthest) & -SPACING;
        long nearest = Math.max(mark, acceptedPosition);
        if (position >= nearest && position <= target) {
            return;
        }
        if (mark > acceptedPosition) {
            keys.restore(marks, slot(mark));
        } else {
            keys.restore(accepted, 0);
        }
        position = nearest;
    }

    private void remember() {
        if (position % SPACING == 0) {
            keys.save(marks, slot(position));
        }
    }

    /** Remembered positions lie within one window, so that no two of them share a slot. */
    private int slot(long mark) {
        return (int) (mark % SIZE) / SPACING * keys.keyLength();
    }
}
