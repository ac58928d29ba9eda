package dev.turnpike.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MalformedPacketExceptionTest {

    @Test
    void itCostsNoStackTraceHoweverManyAPeerProvokes() {
        MalformedPacketException exception = new MalformedPacketException("length 3, must be 4");

        assertThat(exception.getStackTrace()).isEmpty();
        assertThat(exception).hasMessage("length 3, must be 4");
    }
}
