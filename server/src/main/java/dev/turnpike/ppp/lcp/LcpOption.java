package dev.turnpike.ppp.lcp;

import dev.turnpike.ppp.Octets;

/** Configuration options of LCP. Each keeps all octets of its value. */
public sealed interface LcpOption {

    /** Maximum-Receive-Unit, type 1 (RFC 1661 section 6.1): 0 to 65535 octets. */
    record Mru(int octets) implements LcpOption {}

    /** Async-Control-Character-Map, type 2 (RFC 1662 section 7.1). Means nothing inside GRE. */
    record Accm(int map) implements LcpOption {}

    /**
     * Authentication-Protocol, type 3 (RFC 1661 section 6.2): the sender wants the receiver to authenticate itself so.
     *
     * @param data for CHAP the algorithm
     */
    record Authentication(int protocol, Octets data) implements LcpOption {}

    /** Quality-Protocol, type 4 (RFC 1661 section 6.3). */
    record Quality(int protocol, Octets data) implements LcpOption {}

    /** Magic-Number, type 5 (RFC 1661 section 6.4). */
    record MagicNumber(int number) implements LcpOption {}

    /** Protocol-Field-Compression, type 7 (RFC 1661 section 6.5). */
    record ProtocolFieldCompression() implements LcpOption {}

    /** Address-and-Control-Field-Compression, type 8 (RFC 1661 section 6.6). */
    record AddressControlFieldCompression() implements LcpOption {}

    /** Callback, type 13 (RFC 1570 section 2.3). */
    record Callback(int operation, Octets message) implements LcpOption {}

    /** Multilink Maximum-Received-Reconstructed-Unit, type 17 (RFC 1990 section 5.1.1). */
    record Mrru(int octets) implements LcpOption {}

    /** Short-Sequence-Number-Header-Format, type 18 (RFC 1990 section 5.1.2). */
    record ShortSequenceNumbers() implements LcpOption {}

    /** Endpoint-Discriminator, type 19 (RFC 1990 section 5.1.3). */
    record EndpointDiscriminator(int addressClass, Octets address) implements LcpOption {}

    /** Link-Discriminator, type 23 (RFC 2125 section 6.1). */
    record LinkDiscriminator(int number) implements LcpOption {}

    /** Another type, or one of these with a length that it does not allow. */
    record Unknown(int type, Octets value) implements LcpOption {}
}
