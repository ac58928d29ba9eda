package dev.turnpike.control.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.control.message.MessageSamples.Sample;
import dev.turnpike.net.MalformedPacketException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** docs/clients.md section 9: PPTP servers' parsers fell to fuzzers. Whatever the bytes, a message or one error. */
class ControlCodecFuzzTest {

    private final Random random = new Random(2637);

    @Test
    void arbitraryBytesAreAMessageOrMalformed() {
        for (int round = 0; round < 100_000; round++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);

            assertMessageOrMalformed(bytes);
        }
    }

    @Test
    void arbitraryBodiesUnderASaneHeaderAreReadAndWrittenBackAlike() throws MalformedPacketException {
        for (int round = 0; round < 50_000; round++) {
            Sample sample = MessageSamples.ALL.get(random.nextInt(MessageSamples.ALL.size()));
            byte[] bytes = new byte[sample.bytes().length];
            random.nextBytes(bytes);
            System.arraycopy(sample.bytes(), 0, bytes, 0, ControlCodec.HEADER_LENGTH);

            ControlMessage message = ControlCodec.decode(bytes);

            assertThat(ControlCodec.decode(ControlCodec.encode(message))).isEqualTo(message);
            assertThat(ControlCodec.encode(message)).hasSameSizeAs(bytes);
        }
    }

    @Test
    void samplesWithAFewWrongOctetsAreAMessageOrMalformed() {
        for (int round = 0; round < 100_000; round++) {
            Sample sample = MessageSamples.ALL.get(random.nextInt(MessageSamples.ALL.size()));
            byte[] bytes = Arrays.copyOf(sample.bytes(), sample.bytes().length + random.nextInt(3) - 1);
            for (int wrong = random.nextInt(4); wrong > 0; wrong--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            assertMessageOrMalformed(bytes);
        }
    }

    private static void assertMessageOrMalformed(byte[] bytes) {
        try {
            assertThat(ControlCodec.encode(ControlCodec.decode(bytes))).hasSameSizeAs(bytes);
        } catch (MalformedPacketException e) {
            assertThat(e).hasMessageMatching("[ -~]+");
        }
    }
}
