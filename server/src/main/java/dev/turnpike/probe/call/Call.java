package dev.turnpike.probe.call;

/**
 * A call that stands.
 *
 * @param callId ours: what the server writes into its GRE packets
 * @param serverCallId the server's: what we write into ours
 * @param serverWindow packets the server takes without acknowledgement, as it says
 * @param connectSpeed in bit/s, as the server says
 */
public record Call(int callId, int serverCallId, int serverWindow, int connectSpeed) {}
