package dev.turnpike.probe.link;

import static dev.turnpike.probe.link.LinkTestOptions.encryption;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkOptionsTest {

    private static final EncryptionOptions OFF = encryption(EncryptionDemand.OFF, false, KeyStrength.BITS_128);

    @Test
    void encryptionCannotBeRequiredWithoutTheMethodThatGivesKeys() {
        assertThatThrownBy(() ->
                        LinkTestOptions.of(List.of(AuthenticationProtocol.PAP), EncryptionOptions.standard(), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only mschapv2 gives keys");
    }

    @Test
    void whereEncryptionIsRequiredOnlyTheMethodThatGivesKeysIsUsed() {
        LinkOptions options = LinkTestOptions.of(
                List.of(AuthenticationProtocol.PAP, AuthenticationProtocol.MSCHAP_V2),
                EncryptionOptions.standard(),
                "x");

        assertThat(options.usableMethods()).containsExactly(AuthenticationProtocol.MSCHAP_V2);
    }

    @Test
    void methodsThatAreNotDoneHereAreRefused() {
        assertThatThrownBy(() -> LinkTestOptions.of(List.of(AuthenticationProtocol.EAP), OFF, "x"))
                .hasMessageContaining("methods are [EAP]");
        assertThatThrownBy(() -> LinkTestOptions.of(List.of(), OFF, "x")).hasMessageContaining("methods are []");
    }

    @Test
    void aPasswordIsNeeded() {
        assertThatThrownBy(() -> LinkTestOptions.of(List.of(AuthenticationProtocol.PAP), OFF))
                .hasMessage("a password is needed");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(LinkTestOptions.standard().toString()).doesNotContain(LinkTestOptions.PASSWORD);
    }
}
