package dev.turnpike.ppp.ipcp;

import java.net.Inet4Address;

/**
 * The addresses of the two ends.
 *
 * @param ours the server's
 * @param peer the client's: the leased one, or the one it chose if it may
 */
public record IpcpAgreement(Inet4Address ours, Inet4Address peer) {}
