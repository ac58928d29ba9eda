package dev.turnpike.mppe;

import dev.turnpike.net.PacketBuffer;

/** RFC 3078 section 8.1: every packet has a key of its own, and a gap in the count costs only the packets lost in it. */
final class StatelessReceiver implements MppeReceiver {

    private final Rc4 cipher = new Rc4();
    private final MppeKeySchedule keys;
    private final KeyWindow window;
    private final TrialDecryption trial = new TrialDecryption();
    private int lastCount = MppeHeader.COUNT_MASK; // the first packet has 0

    StatelessReceiver(MppeMode mode, byte[] startKey) {
        keys = new MppeKeySchedule(mode, startKey, cipher);
        window = new KeyWindow(keys);
    }

    @Override
    public MppeResult receive(PacketBuffer packet, int header) {
        if ((header & MppeHeader.FLUSHED) == 0) {
            return MppeResult.NOT_FLUSHED;
        }
        int count = MppeHeader.count(header);
        int ahead = (count - lastCount) & MppeHeader.COUNT_MASK;
        if (ahead == 0 || ahead > KeyWindow.SIZE) {
            return MppeResult.LATE;
        }
        window.seek(ahead);
        keys.start(cipher);
        trial.peek(cipher, packet);
        if (!trial.carriesIp() && !(ahead == 1 && trial.mayBeCarried())) {
            return MppeResult.UNREADABLE;
        }
        window.accept();
        lastCount = count;
        trial.finish(cipher, packet);
        return MppeResult.DECRYPTED;
    }

    @Override
    public void wipe() {
        keys.wipe();
        window.wipe();
        trial.wipe();
        cipher.wipe();
    }
}
