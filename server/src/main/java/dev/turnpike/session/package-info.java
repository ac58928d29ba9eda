/**
 * One VPN session: its two threads, the PPP stack, the ciphers, the lease, and its beginning and end.
 *
 * <p>Threads of a session, both virtual: <b>ingress</b> owns the PPP stack, the receive window, all timers and the
 * decryptor; <b>egress</b> owns the send sequence and the encryptor. Everybody else (GRE reader, TUN reader, control
 * connection, auth pool, administrators) reaches them only through their {@link dev.turnpike.session.Mailbox}es.
 *
 * <p>May import {@code control}, {@code gre}, {@code tun}, {@code ppp} and below, {@code mppe}, {@code crypto},
 * {@code address}, {@code auth}, {@code event}, {@code stats}, {@code net}, {@code config}.
 */
@NullMarked
package dev.turnpike.session;

import org.jspecify.annotations.NullMarked;
