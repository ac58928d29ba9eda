package dev.turnpike.probe.link;

import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.MppeKeyDerivation;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.crypto.NtPasswordHash;
import dev.turnpike.crypto.Secrets;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.text.Printable;
import java.util.random.RandomGenerator;

/** MS-CHAPv2 (RFC 2759) as the client does it, with the check that the server knows the password too. */
final class MsChapV2Method implements ChapMethod {

    private static final int RESERVED_LENGTH = 8;
    private static final int FLAGS = 0;

    private final String user;
    private final RandomGenerator random;

    MsChapV2Method(String user, RandomGenerator random) {
        this.user = user;
        this.random = random;
    }

    @Override
    public ChapAnswer answer(int identifier, byte[] challenge, SecretText password) throws MalformedPacketException {
        if (challenge.length != MsChapV2.CHALLENGE_LENGTH) {
            throw new MalformedPacketException("MS-CHAPv2 challenge has " + challenge.length + " octets, must have 16");
        }
        byte[] peerChallenge = new byte[MsChapV2.CHALLENGE_LENGTH];
        random.nextBytes(peerChallenge);
        MsChapV2 exchange = new MsChapV2(challenge, peerChallenge, user);
        char[] characters = password.characters();
        byte[] hash = NtPasswordHash.of(characters);
        Secrets.wipe(characters);
        Answer answer = new Answer(exchange, peerChallenge, exchange.ntResponse(hash), NtPasswordHash.hashOf(hash));
        Secrets.wipe(hash);
        return answer;
    }

    private record Answer(MsChapV2 exchange, byte[] peerChallenge, byte[] ntResponse, byte[] hashHash)
            implements ChapAnswer {

        @Override
        public byte[] value() {
            // RFC 2759 section 4: peer challenge, 8 octets of zero, NT-Response, flags.
            return new ByteWriter()
                    .bytes(peerChallenge)
                    .zeros(RESERVED_LENGTH)
                    .bytes(ntResponse)
                    .u8(FLAGS)
                    .toByteArray();
        }

        @Override
        public LoginResult accepted(String message) {
            if (!exchange.verifySuccess(message, hashHash, ntResponse)) {
                return new LoginResult.Refused(Failure.of(
                        FailureCause.SERVER_NOT_VERIFIED,
                        "its Success says " + Printable.token(message) + ", which is not what the password gives"));
            }
            return new LoginResult.Keyed(
                    MppeKeyDerivation.startKeys(hashHash, ntResponse, MppeKeyDerivation.Role.CLIENT));
        }

        @Override
        public void wipe() {
            Secrets.wipe(hashHash);
        }

        @Override
        public String toString() {
            return "MsChapV2Method.Answer[***]";
        }
    }
}
