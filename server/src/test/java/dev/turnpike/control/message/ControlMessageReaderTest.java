package dev.turnpike.control.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.StopControlConnectionRequest;
import dev.turnpike.net.MalformedPacketException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlMessageReaderTest {

    private static final byte[] ECHO = ControlCodec.encode(new EchoRequest(1));
    private static final byte[] STOP = ControlCodec.encode(new StopControlConnectionRequest(1));
    private static final Duration MESSAGE_TIME = Duration.ofSeconds(10);

    private final TricklingSource source = new TricklingSource();
    private final ControlMessageReader reader = new ControlMessageReader(source, () -> source.nanos, MESSAGE_TIME);

    @Test
    void messagesAreCutFromTheStreamHoweverItArrives() throws Exception {
        for (int octetsARead = 1; octetsARead <= 32; octetsARead++) {
            source.arrive(ECHO, STOP);
            source.octetsARead = octetsARead;

            assertThat(reader.next()).contains(new EchoRequest(1));
            assertThat(reader.next()).contains(new StopControlConnectionRequest(1));
        }
    }

    @Test
    void anEndBetweenMessagesIsAnOrdinaryEnd() throws Exception {
        source.arrive(ECHO);
        source.ended = true;

        assertThat(reader.next()).isPresent();
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void anEndWithinAMessageIsABrokenConnection() {
        source.arrive(Arrays.copyOf(ECHO, 13));
        source.ended = true;

        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    /** Silence is the keep-alive's business. */
    @Test
    void theFirstOctetIsWaitedForWithoutLimit() throws Exception {
        source.arrive(ECHO);

        assertThat(reader.next()).isPresent();
        assertThat(source.timeouts).first().isEqualTo(0);
    }

    /**
     * docs/clients.md section 9, pptpd's slow first packet: octets that trickle in do not extend the time a message
     * has.
     */
    @Test
    void aMessageThatTricklesInHasOneDeadlineForAllOfItsOctets() {
        source.arrive(ECHO);
        source.octetsARead = 1;
        source.secondsARead = 1;

        assertThatThrownBy(reader::next)
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining("not complete 10000 ms after it began");
        assertThat(source.nanos).isEqualTo(Duration.ofSeconds(11).toNanos());
        assertThat(source.timeouts).startsWith(0, 10_000, 9_000, 8_000);
    }

    @Test
    void aMessageThatStopsHalfwayIsGivenUpAtTheDeadline() {
        source.arrive(Arrays.copyOf(ECHO, 5));

        assertThatThrownBy(reader::next).isInstanceOf(MalformedPacketException.class);
        assertThat(source.timeouts).containsExactly(0, 10_000);
    }

    /** docs/clients.md section 9, CVE-2003-0213: nothing is read on the word of a length field that is wrong. */
    @Test
    void notAnOctetMoreIsReadBehindAHeaderThatWillNotDo() {
        byte[] lying = ECHO.clone();
        lying[0] = (byte) 0xff;
        source.arrive(lying);

        assertThatThrownBy(reader::next).isInstanceOf(MalformedPacketException.class);
        assertThat(source.left()).isEqualTo(ECHO.length - ControlCodec.HEADER_LENGTH);
    }

    /** Hands out what arrived, a few octets at a time; when nothing is left it lets the time-out pass. */
    private static final class TricklingSource implements ControlMessageReader.Source {

        final List<Integer> timeouts = new ArrayList<>();
        long nanos;
        int octetsARead = Integer.MAX_VALUE;
        int secondsARead;
        boolean ended;
        private byte[] octets = new byte[0];
        private int position;

        void arrive(byte[]... messages) {
            int length =
                    Arrays.stream(messages).mapToInt(message -> message.length).sum();
            octets = new byte[length];
            position = 0;
            int at = 0;
            for (byte[] message : messages) {
                System.arraycopy(message, 0, octets, at, message.length);
                at += message.length;
            }
        }

        int left() {
            return octets.length - position;
        }

        @Override
        public int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
            timeouts.add(timeoutMillis);
            nanos += Duration.ofSeconds(secondsARead).toNanos();
            if (left() == 0 && ended) {
                return -1;
            }
            if (left() == 0) {
                nanos += Duration.ofMillis(timeoutMillis).toNanos();
                throw new SocketTimeoutException();
            }
            int count = Math.min(Math.min(length, octetsARead), left());
            System.arraycopy(octets, position, into, offset, count);
            position += count;
            return count;
        }
    }
}
