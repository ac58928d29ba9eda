package dev.turnpike.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.crypto.MppeKeyDerivation.Role;
import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 3079 sections 3.5.1 to 3.5.3: "User" with the password "clientPass", as in RFC 2759 section 9.2. */
class MppeKeyDerivationTest {

    private static final byte[] HASH_HASH = HexFormat.of().parseHex("41c00c584bd2d91c4017a2a12fa59f3f");
    private static final byte[] NT_RESPONSE =
            HexFormat.of().parseHex("82309ecd8d708b5ea08faa3981cd83544233114a3d85d6df");

    private final StartKeys server = MppeKeyDerivation.startKeys(HASH_HASH, NT_RESPONSE, Role.SERVER);

    @Test
    void theMasterKeyOfTheRfcComesOut() {
        assertThat(hex(MppeKeyDerivation.masterKey(HASH_HASH, NT_RESPONSE)))
                .isEqualTo("fdece3717a8c838cb388e527ae3cdd31");
    }

    @Test
    void theSendStartKeyOfTheRfcIsTheServersForAllStrengths() {
        // SendStartKey40 and SendStartKey56 are its first 8 octets: 8B 7C DC 14 9B 99 3A 1B
        assertThat(hex(server.send())).isEqualTo("8b7cdc149b993a1ba118cb153f56dccb");
    }

    @ParameterizedTest
    @CsvSource({
        "40, d1269ec49fa62e3e", // SendSessionKey40
        "56, d15c00c49fa62e3e", // SendSessionKey56
        "128, 405cb2247a7956e6e211007ae27b22d4" // SendSessionKey128
    })
    void theSessionKeysOfTheRfcComeOut(int keyBits, String sessionKey) {
        byte[] key = MppeKeyDerivation.initialSessionKey(server.send(), keyBits);

        assertThat(hex(key)).isEqualTo(sessionKey);
        assertThat(key).hasSize(MppeKeyDerivation.keyLength(keyBits));
    }

    @Test
    void whatOneEndSendsWithTheOtherReceivesWith() {
        StartKeys client = MppeKeyDerivation.startKeys(HASH_HASH, NT_RESPONSE, Role.CLIENT);

        assertThat(client.receive()).isEqualTo(server.send());
        assertThat(client.send()).isEqualTo(server.receive());
        assertThat(client.send()).isNotEqualTo(client.receive());
    }

    @Test
    void ofLongerExportedKeysTheFirstSixteenOctetsAreTaken() {
        // RFC 5216 section 2.3 exports 32 octets for each direction
        byte[] exported = HexFormat.of().parseHex("00112233445566778899aabbccddeeff" + "ff".repeat(16));

        StartKeys keys = new StartKeys(exported, exported);

        assertThat(hex(keys.send())).isEqualTo("00112233445566778899aabbccddeeff");
        assertThat(hex(keys.receive())).isEqualTo("00112233445566778899aabbccddeeff");
    }

    @Test
    void shorterKeysAreRefused() {
        assertThatThrownBy(() -> new StartKeys(new byte[16], new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the receive key has 8 octets");
    }

    @Test
    void startKeysDoNotPrintThemselvesAndCanBeWiped() {
        assertThat(server).hasToString("StartKeys[***]");

        server.wipe();

        assertThat(server.send()).containsOnly(0);
        assertThat(server.receive()).containsOnly(0);
    }

    @Test
    void otherStrengthsDoNotExist() {
        assertThatThrownBy(() -> MppeKeyDerivation.initialSessionKey(server.send(), 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("MPPE has keys of 40, 56 and 128 bits, not 64");
    }

    @Test
    void aLaterKeyDependsOnTheStartKeyAndThePresentOne() {
        byte[] startKey = server.send();
        NewKeyFromSha sha = new NewKeyFromSha(startKey, 16);
        byte[] key = startKey.clone();

        sha.apply(key);

        assertThat(key).isEqualTo(MppeKeyDerivation.initialSessionKey(startKey, 128));
        startKey[0] ^= 1; // was copied
        byte[] next = key.clone();
        sha.apply(next);
        sha.apply(key);
        assertThat(next).isEqualTo(key);
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
