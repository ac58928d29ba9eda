package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.os.Capabilities.Capability;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    @Test
    void rootHasAll() throws Exception {
        assertThat(parse("000001ffffffffff")).containsExactlyInAnyOrder(Capability.values());
    }

    @Test
    void anOrdinaryUserHasNone() throws Exception {
        assertThat(parse("0000000000000000")).isEmpty();
    }

    @Test
    void eachBitIsItsOwnCapability() throws Exception {
        // capabilities(7), linux/capability.h: NET_BIND_SERVICE 10, NET_ADMIN 12, NET_RAW 13
        assertThat(parse("0000000000000400")).containsExactly(Capability.NET_BIND_SERVICE);
        assertThat(parse("0000000000001000")).containsExactly(Capability.NET_ADMIN);
        assertThat(parse("0000000000002000")).containsExactly(Capability.NET_RAW);
        assertThat(parse("8000000000000000")).isEmpty();
    }

    @Test
    void thisProcessIsTold() throws Exception {
        assertThat(Capabilities.effective()).isSubsetOf(Capability.values());
    }

    @Test
    void aStatusWithoutTheLineOrTheNumberIsAnError() {
        assertThatThrownBy(() -> Capabilities.parse(List.of("CapPrm: 0"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Capabilities.parse(List.of("CapEff:\tall"))).isInstanceOf(IOException.class);
    }

    private static Set<Capability> parse(String mask) throws IOException {
        return Capabilities.parse(List.of("Name:\tjava", "CapInh:\tffff", "CapPrm:\tffff", "CapEff:\t" + mask));
    }
}
