package dev.turnpike.mppe;

import java.nio.ByteBuffer;
import javax.crypto.Cipher;

/** A peer that encrypts, after one of the two readings of RFC 3078 section 8.2. */
final class ReferenceSender {

    enum Reading {
        /** FLUSHED initialises RC4 with the present key; flag packets do not carry it (FreeBSD). */
        RFC,
        /** FLUSHED goes with a change of the key, and with every flag packet (Linux). */
        LINUX
    }

    private final boolean stateless;
    private final Reading reading;
    private final ReferenceKeys keys;
    private Cipher cipher;
    private int count;
    private boolean flush;

    ReferenceSender(MppeMode mode, byte[] startKey, Reading reading) {
        this.stateless = mode.stateless();
        this.reading = reading;
        keys = new ReferenceKeys(startKey, mode.keyBits());
        cipher = keys.cipher();
    }

    /** A CCP Reset-Request came. */
    void reset() {
        flush = true;
    }

    /** The MPPE packet that carries the inner packet. */
    byte[] send(byte[] inner) {
        boolean flag = (count & 0xff) == 0xff;
        boolean flushed = stateless || flush || (flag && reading == Reading.LINUX);
        if (stateless || flag || (flush && reading == Reading.LINUX)) {
            keys.change();
            cipher = keys.cipher();
        } else if (flush) {
            cipher = keys.cipher();
        }
        flush = false;
        int header = (flushed ? 0x8000 : 0) | 0x1000 | count;
        count = (count + 1) & 0xfff;
        return ByteBuffer.allocate(2 + inner.length)
                .putShort((short) header)
                .put(ReferenceKeys.update(cipher, inner))
                .array();
    }
}
