package dev.turnpike.probe.link;

import dev.turnpike.ppp.FrameCodec;

/**
 * What LCP agreed on, besides the authentication.
 *
 * @param sendMru octets of information that the server takes in one frame
 * @param receiveMru the same of the client
 * @param codec writes frame headers as the server takes them
 */
record LcpOutcome(int sendMru, int receiveMru, FrameCodec codec) {}
