package dev.turnpike.ppp.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.crypto.ChapMd5;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import java.util.Optional;

/** CHAP with MD5 (RFC 1994): one try, plain messages, no keys. */
final class Md5Scheme implements ChapScheme {

    @Override
    public AuthMethod method() {
        return AuthMethod.CHAP_MD5;
    }

    @Override
    public int allowedFailures() {
        return 1;
    }

    @Override
    public Credential credential(int identifier, Octets challenge, Octets value) throws MalformedPacketException {
        if (value.length() != ChapMd5.RESPONSE_LENGTH) {
            throw new MalformedPacketException(
                    "CHAP response has " + value.length() + " octets, must be " + ChapMd5.RESPONSE_LENGTH);
        }
        return new Credential.ChapMd5(identifier, challenge.toByteArray(), value.toByteArray());
    }

    @Override
    public String success(UserName user, Credential credential, KeyMaterial keys) {
        return "Access granted";
    }

    @Override
    public Optional<StartKeys> startKeys(Credential credential, KeyMaterial keys) {
        return Optional.empty();
    }

    @Override
    public String failure(RejectReason reason, Optional<Octets> nextChallenge) {
        return "Access denied";
    }

    @Override
    public String undecided() {
        return "Authentication service unavailable";
    }
}
