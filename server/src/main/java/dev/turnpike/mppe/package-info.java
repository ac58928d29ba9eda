/**
 * Microsoft Point-to-Point Encryption, RFC 3078: packets in place, one encryptor and one decryptor a session.
 *
 * <p>No threads of its own: the encryptor belongs to the thread that sends a session's packets, the decryptor to the one
 * that receives them. Nothing is allocated per packet, and no provider's cipher is in the path. Imports
 * {@code dev.turnpike.net} and {@code dev.turnpike.crypto}; logs nothing: refusals are results, which the caller counts.
 *
 * <h2>What is believed of a packet</h2>
 *
 * MPPE has no checksum. Whoever can forge the outer address and knows the call ID can hand us octets of his choice with
 * a count of his choice, and a receiver that believed the count would lose the key of the real client. So the first
 * octets are decrypted aside, and the state moves on only when they make sense ({@code TrialDecryption}): with the next
 * count, a protocol that MPPE may carry; with any other, an IPv4 or IPv6 header whose length fits the packet. Random octets
 * pass the first with a chance of about 1 in 100, and cost one packet then; they pass the second with about 1 in 100,000,
 * and cost as many packets as the count was ahead, 2048 at most, after which the real count has caught up. The
 * work that a forged count can cause is bounded too ({@code KeyWindow}).
 *
 * <h2>Stateful mode and its two readings</h2>
 *
 * RFC 3078 section 8.2: after a loss the receiver sends a CCP Reset-Request, and the sender initialises RC4 with the
 * <em>present</em> key and sets the FLUSHED bit on its next packet; the key changes only on a "flag" packet, whose count
 * ends in FF. FreeBSD (sys/netgraph/ng_mppc.c) does so. Linux (drivers/net/ppp/ppp_mppe.c) also <em>changes</em> the key
 * on every FLUSHED packet, sets FLUSHED on every flag packet, and refuses a flag packet without it; neither sets FLUSHED
 * on the first packet of all. Without loss both are served by the same octets:
 *
 * <ul>
 *   <li>We send FLUSHED on flag packets, which an RFC receiver takes as it is (it initialises, then changes the key), and
 *       not on the first packet, where Linux would change the key.
 *   <li>After a Reset-Request we pass on to the next flag packet and send it with FLUSHED: the only packet on which both
 *       readings change the key once. To a receiver that waits for FLUSHED the skipped counts are lost like the others.
 *       It also never encrypts twice with the same key stream, as the RFC's own re-initialisation does. The price: a
 *       receiver that takes a jump of 256 for an attack, as FreeBSD does, gives up if more than that was lost and
 *       skipped together.
 *   <li>When we receive FLUSHED after a loss, both readings are tried, and beyond them the changes that a Linux sender made on
 *       FLUSHED packets which were lost too, until the packet makes sense.
 * </ul>
 *
 * All of this was tried against the ppp_mppe module of Linux 6.1 itself in both directions, with single losses and bursts.
 *
 * <p>A Linux receiver decrypts nothing after an error until it gets a CCP Reset-Ack (ppp_generic.c, SC_DC_ERROR), in stateless
 * mode too; whoever owns CCP must answer a Reset-Request with a Reset-Ack, and send it before the next encrypted packet.
 */
@NullMarked
package dev.turnpike.mppe;

import org.jspecify.annotations.NullMarked;
