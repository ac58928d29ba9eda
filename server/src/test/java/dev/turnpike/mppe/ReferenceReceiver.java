package dev.turnpike.mppe;

import java.nio.ByteBuffer;
import java.util.Optional;
import javax.crypto.Cipher;

/** A peer that decrypts, after one of the two readings of RFC 3078 section 8.2, and believes every packet. */
final class ReferenceReceiver {

    private final boolean stateless;
    private final ReferenceSender.Reading reading;
    private final ReferenceKeys keys;
    private Cipher cipher;
    private int expected;
    private boolean resetWanted;

    ReferenceReceiver(MppeMode mode, byte[] startKey, ReferenceSender.Reading reading) {
        this.stateless = mode.stateless();
        this.reading = reading;
        keys = new ReferenceKeys(startKey, mode.keyBits());
        cipher = keys.cipher();
    }

    /** Whether it has sent a CCP Reset-Request and waits for a packet with FLUSHED. */
    boolean resetWanted() {
        return resetWanted;
    }

    /** The inner packet, or nothing if it was discarded. */
    Optional<byte[]> receive(byte[] packet) {
        ByteBuffer wire = ByteBuffer.wrap(packet);
        int header = wire.getShort() & 0xffff;
        byte[] text = new byte[wire.remaining()];
        wire.get(text);
        if ((header & 0x1000) == 0) {
            throw new AssertionError("bit D is clear");
        }
        int count = header & 0xfff;
        boolean flushed = (header & 0x8000) != 0;
        boolean ready = stateless
                ? changeForEvery(count)
                : switch (reading) {
                    case RFC -> readyByRfc(count, flushed);
                    case LINUX -> readyByLinux(count, flushed);
                };
        if (!ready) {
            resetWanted = true;
            return Optional.empty();
        }
        resetWanted = false;
        return Optional.of(ReferenceKeys.update(cipher, text));
    }

    private boolean changeForEvery(int count) {
        do {
            keys.change();
        } while (next() != count);
        cipher = keys.cipher();
        return true;
    }

    private boolean readyByRfc(int count, boolean flushed) {
        if (flushed) {
            while (expected != count) {
                if ((next() & 0xff) == 0xff) {
                    keys.change();
                }
            }
            cipher = keys.cipher();
        }
        if (expected != count) {
            return false;
        }
        if ((next() & 0xff) == 0xff) {
            keys.change();
            cipher = keys.cipher();
        }
        return true;
    }

    private boolean readyByLinux(int count, boolean flushed) {
        if ((count & 0xff) == 0xff && !flushed) {
            return false;
        }
        if (!resetWanted && count != expected) {
            return false; // and expects the same block of 256 from now on
        }
        if (resetWanted && !flushed) {
            return false;
        }
        while (resetWanted && expected >> 8 != count >> 8) {
            keys.change();
            expected = (expected + 256) & 0xfff;
        }
        expected = (count + 1) & 0xfff;
        if (flushed) {
            keys.change();
            cipher = keys.cipher();
        }
        return true;
    }

    private int next() {
        int present = expected;
        expected = (expected + 1) & 0xfff;
        return present;
    }
}
