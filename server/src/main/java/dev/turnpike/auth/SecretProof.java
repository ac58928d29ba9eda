package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.UserSecret;
import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.ChapMd5;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.crypto.NtPasswordHash;
import dev.turnpike.crypto.Secrets;
import java.util.Optional;

/** Compares a proof with a secret, in constant time, and wipes the secret. Pure functions. */
final class SecretProof {

    private SecretProof() {}

    /** What the login leaves for encryption, if the proof is right. */
    static Optional<KeyMaterial> verify(AuthRequest request, UserSecret secret) {
        return switch (request.credential()) {
            case Credential.Pap pap -> plain(matches(pap.password(), secret));
            case Credential.ChapMd5 chap -> plain(matches(chap, secret));
            case Credential.MsChapV2 msChap -> msChapV2(request.user().typed(), msChap, secret);
            case Credential.MsChapV2ChangePassword change -> wiped(secret);
            case Credential.Eap eap -> wiped(secret);
        };
    }

    private static Optional<KeyMaterial> msChapV2(String user, Credential.MsChapV2 proof, UserSecret secret) {
        byte[] ntHash = ntHash(secret);
        try {
            MsChapV2 exchange = new MsChapV2(proof.authenticatorChallenge(), proof.peerChallenge(), user);
            return exchange.verify(ntHash, proof.ntResponse())
                    ? Optional.of(new KeyMaterial.PasswordHashHash(NtPasswordHash.hashOf(ntHash)))
                    : Optional.empty();
        } finally {
            Secrets.wipe(ntHash);
        }
    }

    private static boolean matches(Credential.ChapMd5 proof, UserSecret secret) {
        return switch (secret) {
            case UserSecret.Plaintext plaintext -> {
                byte[] password = utf8(plaintext.password());
                try {
                    yield ChapMd5.verify(proof.identifier(), password, proof.challenge(), proof.response());
                } finally {
                    Secrets.wipe(password);
                }
            }
            case UserSecret.NtHash hash -> {
                Secrets.wipe(hash.value());
                yield false;
            }
        };
    }

    private static boolean matches(SecretText typed, UserSecret secret) {
        byte[] ntHash = ntHash(secret);
        char[] password = typed.characters();
        try {
            return NtPasswordHash.matches(password, ntHash);
        } finally {
            Secrets.wipe(password);
            Secrets.wipe(ntHash);
        }
    }

    private static byte[] ntHash(UserSecret secret) {
        return switch (secret) {
            case UserSecret.NtHash hash -> hash.value();
            case UserSecret.Plaintext plaintext -> {
                try (SecretText text = plaintext.password()) {
                    char[] password = text.characters();
                    byte[] hash = NtPasswordHash.of(password);
                    Secrets.wipe(password);
                    yield hash;
                }
            }
        };
    }

    private static byte[] utf8(SecretText secret) {
        try (secret) {
            return secret.utf8();
        }
    }

    private static Optional<KeyMaterial> plain(boolean right) {
        return right ? Optional.of(new KeyMaterial.None()) : Optional.empty();
    }

    private static Optional<KeyMaterial> wiped(UserSecret secret) {
        Secrets.wipe(ntHash(secret));
        return Optional.empty();
    }
}
