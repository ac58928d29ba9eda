package dev.turnpike.auth.file;

/**
 * Something in the file that is legal and hardly meant.
 *
 * @param line where, from 1
 * @param text what, and what to do; no secret in it
 */
record Remark(int line, String text) {}
