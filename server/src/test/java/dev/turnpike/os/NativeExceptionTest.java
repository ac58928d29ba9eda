package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeExceptionTest {

    @Test
    void callErrorAndRemedyAreNamed() {
        assertThat(new NativeException("open /dev/net/tun", Errno.EACCES, "run as root"))
                .hasMessage("open /dev/net/tun: EACCES (permission denied); run as root");
    }

    @Test
    void anUnknownErrorIsNamedByItsNumber() {
        assertThat(new NativeException("read tun0", 131, "")).hasMessage("read tun0: errno 131");
    }
}
