package dev.turnpike.gre;

/** Counts packets out of the window that continue each other. Owned by the session's inbound thread. */
final class DistantRun {

    private final int reach;
    private int last;
    private int length;

    /** Packets continue each other if each is ahead of the one before by less than {@code reach}. */
    DistantRun(int reach) {
        this.reach = reach;
    }

    /** How many in a row there are with this one. */
    int extend(int sequence) {
        int step = sequence - last;
        length = length > 0 && step > 0 && step < reach ? length + 1 : 1;
        last = sequence;
        return length;
    }

    void reset() {
        length = 0;
    }
}
