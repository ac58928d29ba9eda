package dev.turnpike.auth;

import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.conf.SecretText;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.crypto.NtPasswordHash;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** Login tries for tests. */
public final class Requests {

    private static final byte[] OUR_CHALLENGE = new byte[16];
    private static final byte[] PEER_CHALLENGE = new byte[16];

    private Requests() {}

    /** A call from 203.0.113.5. */
    public static SessionInfo session() {
        return session("203.0.113.5");
    }

    /** A call from there. */
    public static SessionInfo session(String address) {
        try {
            return new SessionInfo(
                    "T-1", InetAddress.getByName(address), InetAddress.getByName("192.0.2.1"), 7, Instant.EPOCH);
        } catch (UnknownHostException literal) {
            throw new IllegalArgumentException(literal);
        }
    }

    /** A PAP try. */
    public static AuthRequest pap(String user, String password) {
        return new AuthRequest(new UserName(user), new Credential.Pap(SecretText.of(password)), session());
    }

    /** An MS-CHAPv2 try as a client makes it that was given this name and password. */
    public static AuthRequest msChapV2(String user, String password) {
        byte[] response =
                new MsChapV2(OUR_CHALLENGE, PEER_CHALLENGE, user).ntResponse(NtPasswordHash.of(password.toCharArray()));
        return new AuthRequest(
                new UserName(user), new Credential.MsChapV2(1, OUR_CHALLENGE, PEER_CHALLENGE, response, 0), session());
    }
}
