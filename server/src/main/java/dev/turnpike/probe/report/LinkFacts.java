package dev.turnpike.probe.report;

import java.util.List;

/**
 * What client and server agreed on. Addresses are ints as {@link dev.turnpike.net.Ipv4} reads them, 0 where there is none.
 *
 * @param authentication the method of the login
 * @param encryption the cipher, or {@code none}
 * @param address the client's inside the tunnel
 * @param serverAddress the server's inside the tunnel
 * @param nameServers in the server's order; may be empty
 * @param sendMru octets of a PPP frame's information field that the server takes
 * @param receiveMru the same of the client
 */
public record LinkFacts(
        String authentication,
        String encryption,
        int address,
        int serverAddress,
        List<Integer> nameServers,
        int sendMru,
        int receiveMru) {

    /** Copies the list. */
    public LinkFacts {
        nameServers = List.copyOf(nameServers);
    }
}
