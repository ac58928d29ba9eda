/**
 * Users in a chap-secrets file, as pppd reads it: the plugin {@code module = file}.
 *
 * <p>{@link dev.turnpike.auth.file.ChapSecretsParser} turns bytes into entries and remarks and touches nothing else;
 * {@link dev.turnpike.auth.file.ChapSecretsStore} answers look-ups from an immutable picture of the file, on any thread
 * of the auth pool; {@link dev.turnpike.auth.file.ChapSecretsDirectory} changes the file. Imports {@code
 * dev.turnpike.auth.spi}, {@code dev.turnpike.conf} and {@code dev.turnpike.text}, never the server.
 */
@NullMarked
package dev.turnpike.auth.file;

import org.jspecify.annotations.NullMarked;
