package dev.turnpike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void equalMeansTheSameOctetsInTheSameNumber() {
        assertThat(Secrets.equal(new byte[] {1, 2, 3}, new byte[] {1, 2, 3})).isTrue();
        assertThat(Secrets.equal(new byte[] {1, 2, 3}, new byte[] {1, 2, 4})).isFalse();
        assertThat(Secrets.equal(new byte[] {0, 2, 3}, new byte[] {1, 2, 3})).isFalse();
        assertThat(Secrets.equal(new byte[] {1, 2, 3}, new byte[] {1, 2})).isFalse();
        assertThat(Secrets.equal(new byte[0], new byte[0])).isTrue();
    }

    @Test
    void aWipedSecretIsZeroFromEndToEnd() {
        byte[] one = {1, 2, 3};
        byte[] other = {4};
        char[] password = {'a', '\u20ac'};

        Secrets.wipe(one, other);
        Secrets.wipe(password);

        assertThat(one).containsOnly(0);
        assertThat(other).containsOnly(0);
        assertThat(password).containsOnly('\0');
    }
}
