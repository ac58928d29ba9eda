package dev.turnpike.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.net.Ipv4;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressSpaceTest {

    @Test
    void overlappingRangesCountOnceAndTheServersAddressNotAtAll() {
        AddressSpace space = space(Set.of("10.0.0.3", "10.9.9.9"), "10.0.0.1-4", "10.0.0.3-6", "10.0.0.2", "10.0.1.1");
        assertThat(all(space)).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.1.1");
        assertThat(space.contains(Ipv4.parse("10.0.0.3"))).isFalse();
        assertThat(space.contains(Ipv4.parse("10.0.0.6"))).isTrue();
    }

    @Test
    void theFirstTheLastAndTheOnlyAddressCanBeExcluded() {
        assertThat(all(space(Set.of("10.0.0.1", "10.0.0.3", "10.0.0.9"), "10.0.0.1-3", "10.0.0.9")))
                .containsExactly("10.0.0.2");
    }

    @Test
    void anEmptySpaceHasNoAddress() {
        AddressSpace space = space(Set.of());
        assertThat(space.size()).isZero();
        assertThatThrownBy(() -> space.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aHugeSpaceTakesNoMemoryForItsAddresses() {
        AddressSpace space = space(Set.of("10.0.0.1"), "10.0.0.0/8");
        assertThat(space.size()).isEqualTo((1 << 24) - 3);
        assertThat(Ipv4.format(space.at(space.size() - 1))).isEqualTo("10.255.255.254");
    }

    @Test
    void itAgreesWithASetWhateverTheRanges() {
        Random random = new Random(10);
        for (int round = 0; round < 300; round++) {
            List<Ipv4Range> ranges = new ArrayList<>();
            Set<Integer> model = new TreeSet<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int first = random.nextInt(60);
                int last = first + random.nextInt(10);
                ranges.add(new Ipv4Range(first, last));
                for (int address = first; address <= last; address++) {
                    model.add(address);
                }
            }
            Set<Integer> excluded = new HashSet<>(List.of(random.nextInt(70), 70 + random.nextInt(10)));
            model.removeAll(excluded);
            AddressSpace space = new AddressSpace(ranges, excluded);
            List<Integer> listed = new ArrayList<>();
            for (long i = 0; i < space.size(); i++) {
                listed.add(space.at(i));
            }
            assertThat(listed).containsExactlyElementsOf(model);
        }
    }

    private static List<String> all(AddressSpace space) {
        List<String> addresses = new ArrayList<>();
        for (long i = 0; i < space.size(); i++) {
            addresses.add(Ipv4.format(space.at(i)));
        }
        return addresses;
    }

    private static AddressSpace space(Set<String> excluded, String... ranges) {
        return new AddressSpace(
                Stream.of(ranges).map(Ipv4Range::parse).toList(),
                excluded.stream().map(Ipv4::parse).toList());
    }
}
