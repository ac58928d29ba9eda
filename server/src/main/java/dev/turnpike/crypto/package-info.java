/**
 * The arithmetic of a login: NT hash, CHAP with MD5, MS-CHAPv2 and the keys that MPPE starts from.
 *
 * <p>Everything is computed once a login, on the thread that asks; nothing here is fast or has a thread. The path of the
 * packets is in {@code dev.turnpike.mppe}. Imports nothing of the project and logs nothing; one of the two packages that
 * may import Bouncy Castle, for MD4 and DES, which a Java platform need not have.
 */
@NullMarked
package dev.turnpike.crypto;

import org.jspecify.annotations.NullMarked;
