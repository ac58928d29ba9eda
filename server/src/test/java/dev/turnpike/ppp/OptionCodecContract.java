package dev.turnpike.ppp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.negotiation.OptionCodec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** What every option codec must do. */
public final class OptionCodecContract {

    private OptionCodecContract() {}

    /**
     * Every type with every value is read, written back unmodified (RFC 1661 section 5.4), and equal to what is read from
     * the same octets; and each record of the sealed type comes up.
     */
    public static <O> void check(OptionCodec<O> codec, Class<O> options) {
        Random random = new Random(5);
        Set<Class<?>> seen = new HashSet<>();
        for (int type = 0; type < 256; type++) {
            for (int i = 0; i < 60; i++) {
                byte[] bytes = new byte[i < 30 ? random.nextInt(10) : random.nextInt(254)];
                random.nextBytes(bytes);
                O option = codec.decode(type, Octets.copyOf(bytes));
                seen.add(option.getClass());

                assertThat(codec.type(option)).isEqualTo(type);
                assertThat(codec.value(option).toByteArray()).isEqualTo(bytes);
                assertThat(codec.decode(type, Octets.copyOf(bytes))).isEqualTo(option);
            }
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(Arrays.asList(options.getPermittedSubclasses()));
    }
}
