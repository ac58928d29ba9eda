package dev.turnpike.ppp.auth;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import dev.turnpike.auth.spi.UserName;
import dev.turnpike.crypto.MppeKeyDerivation;
import dev.turnpike.crypto.MppeKeyDerivation.Role;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.crypto.MsChapV2;
import dev.turnpike.net.ByteReader;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Octets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** MS-CHAPv2 (RFC 2759): the mutual response, error codes that Windows shows, three tries, keys for MPPE. */
final class MsChapV2Scheme implements ChapScheme {

    private static final int RESPONSE_LENGTH = 49;
    private static final int RESERVED_LENGTH = 8;
    private static final Pattern RESPONSE = Pattern.compile("S=[0-9A-Fa-f]{40}");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Override
    public AuthMethod method() {
        return AuthMethod.MSCHAP_V2;
    }

    @Override
    public int allowedFailures() {
        return 3;
    }

    @Override
    public Credential credential(int identifier, Octets challenge, Octets value) throws MalformedPacketException {
        // RFC 2759 section 4: Peer-Challenge 16, Reserved 8 (must be zero), NT-Response 24, Flags 1.
        if (value.length() != RESPONSE_LENGTH) {
            throw new MalformedPacketException(
                    "MS-CHAPv2 response has " + value.length() + " octets, must be " + RESPONSE_LENGTH);
        }
        ByteReader reader = value.reader();
        byte[] peerChallenge = reader.bytes(MsChapV2.CHALLENGE_LENGTH);
        for (byte reserved : reader.bytes(RESERVED_LENGTH)) {
            if (reserved != 0) {
                throw new MalformedPacketException("MS-CHAPv2 response with a reserved field that is not zero");
            }
        }
        byte[] ntResponse = reader.bytes(MsChapV2.NT_RESPONSE_LENGTH);
        return new Credential.MsChapV2(identifier, challenge.toByteArray(), peerChallenge, ntResponse, reader.u8());
    }

    @Override
    public String success(UserName user, Credential credential, KeyMaterial keys) {
        Credential.MsChapV2 proof = (Credential.MsChapV2) credential;
        String response = authenticatorResponse(user, proof, keys);
        // Windows 98 sets flag 4 and wants no message behind the response; pppd leaves it out whenever a flag is set.
        return proof.flags() == 0 ? response + " M=Access granted" : response;
    }

    @Override
    public Optional<StartKeys> startKeys(Credential credential, KeyMaterial keys) {
        Credential.MsChapV2 proof = (Credential.MsChapV2) credential;
        return switch (keys) {
            case KeyMaterial.PasswordHashHash hash ->
                Optional.of(MppeKeyDerivation.startKeys(hash.value(), proof.ntResponse(), Role.SERVER));
            case KeyMaterial.MsChapV2Keys ready -> Optional.of(new StartKeys(ready.sendKey(), ready.receiveKey()));
            case KeyMaterial.EapKeys eap -> Optional.empty();
            case KeyMaterial.None none -> Optional.empty();
        };
    }

    @Override
    public String failure(RejectReason reason, Optional<Octets> nextChallenge) {
        String message = message(reason);
        // RFC 2759 section 6: "E=eeeeeeeeee R=r C=cccccccccccccccccccccccccccccccc V=vvvvvvvvvv M=<msg>"
        return "E=%d R=%d C=%s V=3 M=%s"
                .formatted(
                        errorCode(reason),
                        nextChallenge.isPresent() ? 1 : 0,
                        HEX.formatHex(nextChallenge
                                .map(Octets::toByteArray)
                                .orElseGet(() -> new byte[MsChapV2.CHALLENGE_LENGTH])),
                        message);
    }

    @Override
    public String undecided() {
        // Not 691: the password may be right, and a client that is told otherwise forgets it. Windows knows 930 as "the
        // authentication server did not respond in a timely fashion".
        return "E=930 R=0 C=%s V=3 M=Authentication service unavailable"
                .formatted(HEX.formatHex(new byte[MsChapV2.CHALLENGE_LENGTH]));
    }

    private static String authenticatorResponse(UserName user, Credential.MsChapV2 proof, KeyMaterial keys) {
        return switch (keys) {
            case KeyMaterial.PasswordHashHash hash ->
                new MsChapV2(proof.authenticatorChallenge(), proof.peerChallenge(), user.typed())
                        .authenticatorResponse(hash.value(), proof.ntResponse());
            case KeyMaterial.MsChapV2Keys ready -> checked(ready.authenticatorResponse());
            case KeyMaterial.EapKeys eap -> throw noResponse();
            case KeyMaterial.None none -> throw noResponse();
        };
    }

    /** A client ends the link on anything else, and its user would look for the fault on the wrong side. */
    private static String checked(String response) {
        if (!RESPONSE.matcher(response).matches()) {
            throw new IllegalArgumentException("the provider's authenticator response is not S= and 40 digits");
        }
        return response;
    }

    private static IllegalArgumentException noResponse() {
        return new IllegalArgumentException("the provider accepted MS-CHAPv2 without what proves the server's side");
    }

    /** RFC 2759 section 6. What goes beyond 691 is told only to whom the provider found the proof right. */
    private static int errorCode(RejectReason reason) {
        return switch (reason) {
            case BAD_PASSWORD, UNKNOWN_USER -> 691;
            case OUTSIDE_HOURS -> 646;
            case ACCOUNT_DISABLED, ACCOUNT_LOCKED -> 647;
            case PASSWORD_EXPIRED -> 648;
            case NOT_PERMITTED -> 649;
        };
    }

    private static String message(RejectReason reason) {
        return switch (reason) {
            case BAD_PASSWORD, UNKNOWN_USER -> "Wrong user name or password";
            case OUTSIDE_HOURS -> "Not permitted at this hour";
            case ACCOUNT_DISABLED, ACCOUNT_LOCKED -> "Account disabled";
            case PASSWORD_EXPIRED -> "Password expired";
            case NOT_PERMITTED -> "No permission to dial in";
        };
    }
}
