package dev.turnpike.mppe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MppeModeTest {

    @Test
    void theKeyOfTheWeakModesHasEightOctets() {
        assertThat(new MppeMode(40, true).keyLength()).isEqualTo(8);
        assertThat(new MppeMode(56, true).keyLength()).isEqualTo(8);
        assertThat(new MppeMode(128, true).keyLength()).isEqualTo(16);
    }

    @Test
    void aModeThatMppeDoesNotHaveCannotBeMade() {
        assertThatThrownBy(() -> new MppeMode(64, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MppeMode(0, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aModePrintsAsOperatorsKnowIt() {
        assertThat(new MppeMode(128, true)).hasToString("MPPE 128-bit stateless");
        assertThat(new MppeMode(40, false)).hasToString("MPPE 40-bit stateful");
    }
}
