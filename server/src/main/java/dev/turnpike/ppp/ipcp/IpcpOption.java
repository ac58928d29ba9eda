package dev.turnpike.ppp.ipcp;

import dev.turnpike.ppp.Octets;
import java.net.Inet4Address;

/** Configuration options of IPCP. Each keeps all octets of its value. */
public sealed interface IpcpOption {

    /** IP-Addresses, type 1 (RFC 1332 section 3.1), deprecated there already. */
    record Addresses(Inet4Address sender, Inet4Address receiver) implements IpcpOption {}

    /** IP-Compression-Protocol, type 2 (RFC 1332 section 3.2). */
    record Compression(int protocol, Octets data) implements IpcpOption {}

    /** IP-Address, type 3 (RFC 1332 section 3.3): the sender's own; 0.0.0.0 asks for one. */
    record Address(Inet4Address address) implements IpcpOption {}

    /** Mobile-IPv4, type 4 (RFC 2290 section 3). */
    record MobileAddress(Inet4Address home) implements IpcpOption {}

    /** A name server's address, types 129 to 132 (RFC 1877 section 1); 0.0.0.0 asks for one. */
    record Server(NameServer server, Inet4Address address) implements IpcpOption {}

    /** Another type, or one of these with a length that it does not allow. */
    record Unknown(int type, Octets value) implements IpcpOption {}
}
