package dev.turnpike.mppe;

import dev.turnpike.crypto.Secrets;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.net.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * RFC 3078 section 8.2: the key stream runs on from packet to packet, and after a gap only a packet with FLUSHED can be
 * read. The package's documentation tells the two readings that are served.
 *
 * <p>A gap alone changes nothing but what is asked for: the packet with the next count is still read, should it come. So a
 * forged count costs one Reset-Request and no packet.
 */
final class StatefulReceiver implements MppeReceiver {

    /** pppd asks again after a second too (ccp.c, RACKTIMEOUT). */
    private static final long REQUEST_INTERVAL = TimeUnit.SECONDS.toNanos(1);

    /**
     * Key changes that are tried on a FLUSHED packet beyond those of the flag packets passed. Linux makes one on the packet
     * itself.
     */
    private static final int EXTRA_CHANGES = 1;

    /**
     * The same after a gap: Linux made one on each FLUSHED packet that was lost as well; and the count wraps after 16 flag
     * packets.
     */
    private static final int EXTRA_CHANGES_AFTER_GAP = 20;

    private final MppeKeySchedule keys;
    private final byte[] presentKey;
    private final TrialDecryption trial = new TrialDecryption();
    private final Ticker ticker;
    private Rc4 cipher = new Rc4();
    private Rc4 trialCipher = new Rc4();
    private int lastCount = MppeHeader.COUNT_MASK; // the first packet has 0
    private boolean awaitingReset;
    private long requestedAt;

    StatefulReceiver(MppeMode mode, byte[] startKey, Ticker ticker) {
        keys = new MppeKeySchedule(mode, startKey, new Rc4());
        presentKey = new byte[mode.keyLength()];
        keys.save(presentKey, 0);
        keys.start(cipher);
        this.ticker = ticker;
    }

    @Override
    public MppeResult receive(PacketBuffer packet, int header) {
        int count = MppeHeader.count(header);
        boolean next = count == ((lastCount + 1) & MppeHeader.COUNT_MASK);
        boolean flushed = (header & MppeHeader.FLUSHED) != 0;
        boolean readable;
        if (flushed) {
            readable = tryKeys(packet, count, next);
        } else {
            readable = next && tryKeyStream(packet, count);
        }
        if (readable) {
            accept(packet, count);
            return MppeResult.DECRYPTED;
        }
        keys.restore(presentKey, 0);
        return next ? MppeResult.UNREADABLE : gap();
    }

    @Override
    public void wipe() {
        keys.wipe();
        Secrets.wipe(presentKey);
        trial.wipe();
        cipher.wipe();
        trialCipher.wipe();
    }

    /** The next packet without FLUSHED: the key stream runs on, or is the next key's on an RFC sender's flag packet. */
    private boolean tryKeyStream(PacketBuffer packet, int count) {
        if (MppeHeader.flagPacket(count)) {
            keys.change();
            keys.start(trialCipher);
        } else {
            trialCipher.copyFrom(cipher);
        }
        trial.peek(trialCipher, packet);
        return trial.mayBeCarried();
    }

    /** A packet with FLUSHED: a key stream begins, of one of a few keys. */
    private boolean tryKeys(PacketBuffer packet, int count, boolean next) {
        for (int changes = flagPacketsUpTo(count); changes > 0; changes--) {
            keys.change();
        }
        boolean certain = next && MppeHeader.flagPacket(count);
        int extra = awaitingReset ? EXTRA_CHANGES_AFTER_GAP : EXTRA_CHANGES;
        for (int changes = 0; changes <= extra; changes++) {
            keys.start(trialCipher);
            trial.peek(trialCipher, packet);
            if (trial.carriesIp() || (certain && changes == 0 && trial.mayBeCarried())) {
                return true;
            }
            keys.change();
        }
        return false;
    }

    /** Flag packets after the last accepted packet, up to that count and with it: each changed the sender's key. */
    private int flagPacketsUpTo(int count) {
        int distance = ((count - lastCount - 1) & MppeHeader.COUNT_MASK) + 1;
        int flagPeriod = MppeHeader.FLAG_MASK + 1;
        return (lastCount + distance + 1) / flagPeriod - (lastCount + 1) / flagPeriod;
    }

    private void accept(PacketBuffer packet, int count) {
        Rc4 continued = trialCipher;
        trialCipher = cipher;
        cipher = continued;
        keys.save(presentKey, 0);
        lastCount = count;
        awaitingReset = false;
        trial.finish(cipher, packet);
    }

    private MppeResult gap() {
        long now = ticker.nanos();
        if (awaitingReset && now - requestedAt < REQUEST_INTERVAL) {
            return MppeResult.AWAITING_RESET;
        }
        awaitingReset = true;
        requestedAt = now;
        return MppeResult.GAP;
    }
}
