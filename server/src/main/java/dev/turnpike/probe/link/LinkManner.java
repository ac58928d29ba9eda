package dev.turnpike.probe.link;

import java.util.List;

/**
 * How a kind of client speaks PPP.
 *
 * @param firstSequence the number of its first GRE packet
 * @param firstIdentifier the identifier of its first PPP request, 0 to 255
 * @param identifications what it says of itself once LCP is open (RFC 1570 section 2.1)
 * @param asksForCallback whether its LCP asks for callback (RFC 1570 section 2.3), which a server must reject
 * @param sendsAccm whether its LCP sends an Async-Control-Character-Map of 0
 * @param asksForWins whether its IPCP asks for NBNS servers besides DNS servers
 * @param addressesWait whether IPCP begins only when required encryption is there
 */
public record LinkManner(
        int firstSequence,
        int firstIdentifier,
        List<String> identifications,
        boolean asksForCallback,
        boolean sendsAccm,
        boolean asksForWins,
        boolean addressesWait) {

    /** Copies the list. */
    public LinkManner {
        identifications = List.copyOf(identifications);
    }
}
