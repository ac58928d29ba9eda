package dev.turnpike.ppp.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import java.time.Duration;
import java.util.Optional;

/**
 * An accepted login.
 *
 * @param provider who accepted it
 * @param keys the keys to start MPPE with, server's view; none where the method gives none
 * @param elapsed how long the verdict took
 */
public record Login(
        UserName user, AuthMethod method, String provider, Grant grant, Optional<StartKeys> keys, Duration elapsed) {}
