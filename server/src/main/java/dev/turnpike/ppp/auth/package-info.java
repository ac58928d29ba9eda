/**
 * The authentication phase towards the client: PAP (RFC 1334), CHAP with MD5 (RFC 1994), MS-CHAPv2 (RFC 2759).
 *
 * <p>Owned by the session's ingress thread. Who verifies is behind {@link dev.turnpike.ppp.auth.AuthPort}: the question
 * goes out, the answer comes back as a call on the same thread. May import {@code ppp}, {@code auth}, {@code auth.spi},
 * {@code crypto}, {@code conf}, {@code net}.
 */
@NullMarked
package dev.turnpike.ppp.auth;

import org.jspecify.annotations.NullMarked;
