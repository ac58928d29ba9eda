/**
 * Enhanced GRE (RFC 2637 section 4): finds the session of a packet, puts packets into order, acknowledges, sends.
 *
 * <p>Threads: {@code GreReader} runs on a platform thread, because it blocks in the kernel; it only looks up and offers.
 * {@code GreReceiver} and what it holds belong to the session's inbound thread, {@code GreSender} to its outbound thread.
 * {@code Acknowledgements} and {@code PeerWindow} stand between the two, and each of their fields has one writer. Imports
 * {@code net} and {@code stats}.
 *
 * <p>Outlook: packets are passed one at a time. Batches (one system call for many packets, one queue operation for each
 * session of a batch) belong behind {@code GreSocket} and {@code GreSink}, which are kept that narrow for it.
 */
@NullMarked
package dev.turnpike.gre;

import org.jspecify.annotations.NullMarked;
