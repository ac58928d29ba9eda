/**
 * The TUN device that all sessions share: finds the session of a packet from the kernel, and mends TCP segment sizes.
 *
 * <p>Threads: {@code TunReader} runs on a platform thread, because it blocks in the kernel; it only looks up and offers.
 * Any thread writes to the device and changes routes. Imports {@code net} and {@code stats}.
 *
 * <p>Outlook: with an offload header the kernel hands over and takes TCP segments in packets of 64 KB, with their checksum
 * left to the other side. Cutting, joining and checksums belong behind {@code TunDevice}, which is kept that narrow for it.
 */
@NullMarked
package dev.turnpike.tun;

import org.jspecify.annotations.NullMarked;
