package dev.turnpike.tun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"turnpike0", "eth0", "br-1a2b", "eth0.100", "a", "_x", "123456789012345"})
    void usualNamesAreTaken(String text) {
        assertThat(new InterfaceName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234567890123456", "a b", "a/b", "-a", ".", "..", "a%d", "a;b", "a\"", "a\n", "\u00e4"})
    void whatCouldMeanSomethingElseInACommandOrPathIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InterfaceName(text));
    }
}
