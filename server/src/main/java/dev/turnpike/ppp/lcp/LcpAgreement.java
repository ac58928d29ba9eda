package dev.turnpike.ppp.lcp;

/**
 * What LCP agreed on.
 *
 * @param peerMru the largest packet that may be sent to the peer, 128 to 65535 octets
 * @param ourMru the largest packet the peer was asked to send, 128 to 1500 octets
 * @param authentication how the peer authenticates itself
 * @param ourMagic our magic number, not 0
 * @param peerMagic the peer's magic number, 0 if it has none
 * @param compressProtocol the peer receives protocol fields of one octet
 * @param compressAddressControl the peer receives frames without address and control octets
 */
public record LcpAgreement(
        int peerMru,
        int ourMru,
        AuthenticationProtocol authentication,
        int ourMagic,
        int peerMagic,
        boolean compressProtocol,
        boolean compressAddressControl) {}
