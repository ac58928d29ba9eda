package dev.turnpike.auth.spi;

import java.net.Inet4Address;

/**
 * Which tunnel address a user may have. The first rule of a list that fits an address decides about it; one that no rule
 * fits is denied.
 */
public sealed interface AddressRule {

    /** Exactly this one; the first such rule is also what the user is given. */
    record Fixed(Inet4Address address) implements AddressRule {}

    /** Whatever the server's pool gives. */
    record FromPool() implements AddressRule {}

    /**
     * Any address of the network: one of the server's pool that lies in it, or the one that the client asks for.
     *
     * @param network its first address
     * @param prefixLength 0 to 32
     */
    record Within(Inet4Address network, int prefixLength) implements AddressRule {}

    /**
     * No address of the network.
     *
     * @param network its first address
     * @param prefixLength 0 to 32
     */
    record Denied(Inet4Address network, int prefixLength) implements AddressRule {}
}
