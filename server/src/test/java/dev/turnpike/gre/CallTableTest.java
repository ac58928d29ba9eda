package dev.turnpike.gre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.net.PacketBuffer;
import org.junit.jupiter.api.Test;

class CallTableTest {

    private final CallTable calls = new CallTable();
    private final GreSink first = PacketBuffer::release;
    private final GreSink second = PacketBuffer::release;

    @Test
    void everyCallIdFromZeroToTheHighestCanBeUsed() {
        assertThat(calls.add(0, 1, first)).isTrue();
        assertThat(calls.add(65535, 2, second)).isTrue();
        assertThat(calls.find(0)).isEqualTo(new CallTable.Call(1, first));
        assertThat(calls.find(65535)).isEqualTo(new CallTable.Call(2, second));
        assertThat(calls.find(1)).isNull();
    }

    @Test
    void aCallIdInUseIsNotTakenOver() {
        calls.add(7, 1, first);
        assertThat(calls.add(7, 2, second)).isFalse();
        assertThat(calls.find(7)).isEqualTo(new CallTable.Call(1, first));
    }

    @Test
    void aLateRemovalDoesNotEndTheSuccessor() {
        calls.add(7, 1, first);
        calls.remove(7, first);
        calls.add(7, 2, second);
        calls.remove(7, first);
        assertThat(calls.find(7)).isEqualTo(new CallTable.Call(2, second));
    }
}
