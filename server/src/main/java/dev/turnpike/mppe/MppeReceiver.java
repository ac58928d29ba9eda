package dev.turnpike.mppe;

import dev.turnpike.net.PacketBuffer;

/** What differs between the two modes on the receiving side. Owned by one thread. */
sealed interface MppeReceiver permits StatelessReceiver, StatefulReceiver {

    /**
     * Decrypts the packet in place and removes the MPPE header, or leaves the packet and the state of the keys as they are.
     *
     * @param packet begins with the MPPE header, followed by at least one octet
     * @param header that header, with bit D set
     */
    MppeResult receive(PacketBuffer packet, int header);

    /** Overwrites the keys. */
    void wipe();
}
