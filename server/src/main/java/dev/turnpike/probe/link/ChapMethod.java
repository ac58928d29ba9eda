package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.net.MalformedPacketException;

/** How a challenge is answered. */
interface ChapMethod {

    /** The answer of one with that password; the password stays the caller's. */
    ChapAnswer answer(int identifier, byte[] challenge, SecretText password) throws MalformedPacketException;
}
