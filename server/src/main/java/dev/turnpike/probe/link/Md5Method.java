package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.ChapMd5;
import dev.turnpike.crypto.Secrets;

/** CHAP with MD5 (RFC 1994). The server proves nothing, and there are no keys. */
final class Md5Method implements ChapMethod {

    @Override
    public ChapAnswer answer(int identifier, byte[] challenge, SecretText password) {
        byte[] secret = password.utf8();
        byte[] response = ChapMd5.response(identifier, secret, challenge);
        Secrets.wipe(secret);
        return new Answer(response);
    }

    private record Answer(byte[] value) implements ChapAnswer {

        @Override
        public LoginResult accepted(String message) {
            return new LoginResult.Keyless();
        }

        @Override
        public void wipe() {
            // Holds no secret.
        }
    }
}
