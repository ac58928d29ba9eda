package dev.turnpike.control.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.turnpike.control.message.ControlMessage.CallDisconnectNotify;
import dev.turnpike.control.message.ControlMessage.EchoRequest;
import dev.turnpike.control.message.ControlMessage.IncomingCallRequest;
import dev.turnpike.control.message.ControlMessage.OutgoingCallRequest;
import dev.turnpike.control.message.ControlMessage.StartControlConnectionRequest;
import dev.turnpike.control.message.ControlMessage.Unknown;
import dev.turnpike.control.message.MessageSamples.Sample;
import dev.turnpike.net.MalformedPacketException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ControlCodecTest {

    static final List<Sample> SAMPLES = MessageSamples.ALL;

    // Offsets in every message (RFC 2637 section 1.4).
    private static final int LENGTH = 1;
    private static final int MESSAGE_TYPE = 3;
    private static final int COOKIE = 4;
    private static final int RESERVED0 = 10;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aMessageIsWrittenByteForByteAsTheRfcDrawsIt(Sample sample) {
        assertThat(ControlCodec.encode(sample.message())).isEqualTo(sample.bytes());
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void theBytesOfAMessageAreReadIntoTheSameMessage(Sample sample) throws MalformedPacketException {
        assertThat(ControlCodec.decode(sample.bytes())).isEqualTo(sample.message());
    }

    @Test
    void everyKindOfMessageHasASample() {
        assertThat(SAMPLES.stream().<Class<?>>map(sample -> sample.message().getClass()))
                .containsExactlyInAnyOrder(ControlMessage.class.getPermittedSubclasses());
    }

    @Test
    void everyTypeIsOneOfTheFifteenAndHasASampleOfItsLength() {
        assertThat(ControlMessageType.values()).hasSize(15);
        for (ControlMessageType type : ControlMessageType.values()) {
            assertThat(SAMPLES)
                    .filteredOn(sample -> sample.bytes()[9] == type.code())
                    .as(type.name())
                    .singleElement()
                    .satisfies(sample -> assertThat(sample.bytes()).hasSize(type.length()));
        }
    }

    /** RFC 2637 section 1.4: the cookie tells whether the peer is in step. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aWrongMagicCookieIsMalformed(Sample sample) {
        byte[] bytes = changed(sample, COOKIE, 0x1b);

        assertMalformed(bytes, "magic cookie is 1b2b3c4d");
    }

    /** RFC 2637 section 1.4: only type 1, control message, is defined. */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aMessageTypeOtherThanControlIsMalformed(Sample sample) {
        assertMalformed(changed(sample, MESSAGE_TYPE, 2), "PPTP message type is 2");
    }

    /**
     * docs/clients.md section 9, CVE-2003-0213: a length field that the type does not have is refused, whatever
     * follows.
     */
    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aLengthThatIsNotTheTypesOwnIsMalformed(Sample sample) {
        byte[] bytes = sample.bytes();

        assertMalformed(changed(sample, LENGTH, bytes[LENGTH] + 1), "");
        assertMalformed(changed(sample, LENGTH, bytes[LENGTH] - 1), "");
        assertMalformed(changed(sample, LENGTH, 0), "");
        assertMalformed(changed(sample, LENGTH - 1, 0xff), "");
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void aMessageThatIsCutOrLongerThanItSaysIsMalformed(Sample sample) {
        for (int length = 0; length < sample.bytes().length; length++) {
            assertMalformed(Arrays.copyOf(sample.bytes(), length), "");
        }
        assertMalformed(Arrays.copyOf(sample.bytes(), sample.bytes().length + 1), "");
    }

    /** RFC 2637 section 2: reserved fields are for extensions, so a receiver does not look at them. */
    @Test
    void reservedFieldsAreNotLookedAt() throws MalformedPacketException {
        for (Sample sample : SAMPLES) {
            assertThat(ControlCodec.decode(changed(sample, RESERVED0, 0xff))).isEqualTo(sample.message());
        }
        byte[] echo = ControlCodec.encode(new ControlMessage.EchoReply(1, 1, 0));
        echo[18] = 7; // Reserved1
        assertThat(ControlCodec.decode(echo)).isEqualTo(new ControlMessage.EchoReply(1, 1, 0));
    }

    /**
     * docs/clients.md section 1: an unknown type under a sane header is passed over, so it must be a case and no
     * error.
     */
    @Test
    void anUnknownTypeIsACaseOfItsOwn() throws MalformedPacketException {
        ControlMessage message = ControlCodec.decode(AnnotatedHex.bytes("""
                        000c 0001 1a2b3c4d // length 12: a header alone
                        ffff 0000          // type 65535
                        """));

        assertThat(message).isEqualTo(new Unknown(0xffff, new byte[0]));
    }

    @Test
    void anUnknownTypeHasAtLeastAHeaderAndIsNotTooLong() throws MalformedPacketException {
        byte[] longest = ControlCodec.encode(new Unknown(99, new byte[ControlCodec.MAX_LENGTH - 12]));
        byte[] tooLong = Arrays.copyOf(longest, longest.length + 1);
        tooLong[LENGTH]++;
        byte[] tooShort = ControlCodec.encode(new Unknown(99, new byte[0]));
        tooShort[LENGTH] = 11;

        assertThat(ControlCodec.length(longest)).isEqualTo(ControlCodec.MAX_LENGTH);
        assertMalformed(tooLong, "is 1025, must be 12 to 1024");
        assertMalformed(Arrays.copyOf(tooShort, 11), "is 11, must be 12 to 1024");
        assertMalformed(Arrays.copyOf(tooShort, 9), "needs");
        assertMalformed(tooShort, "is 11, must be 12 to 1024");
    }

    @Test
    void whatIsNotPptpIsCalledSo() {
        assertMalformed("GET / HTTP/1.1\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), "not PPTP");
    }

    @Test
    void aTextMayFillItsFieldWithoutAZero() throws MalformedPacketException {
        ControlMessage full = new StartControlConnectionRequest(1, 1, 1, 0, 0, "h".repeat(64), "v".repeat(64));

        assertThat(ControlCodec.decode(ControlCodec.encode(full))).isEqualTo(full);
    }

    @Test
    void aTextEndsAtItsFirstZeroAndKeepsEveryOtherOctet() throws MalformedPacketException {
        byte[] bytes = ControlCodec.encode(new StartControlConnectionRequest(1, 1, 1, 0, 0, "a", "b"));
        bytes[28 + 1] = (byte) 0xe9;
        bytes[28 + 2] = '\n';
        bytes[28 + 4] = 'x';

        assertThat(((StartControlConnectionRequest) ControlCodec.decode(bytes)).hostName())
                .isEqualTo("a\u00e9\n");
    }

    /**
     * docs/clients.md section 9: a length within a message is never trusted. The field's 64 octets are all there is.
     */
    @Test
    void aPhoneNumberSaidToBeLongerThanItsFieldIsReadToTheFieldsEnd() throws MalformedPacketException {
        byte[] bytes = ControlCodec.encode(new OutgoingCallRequest(1, 1, 1, 1, 1, 1, 1, 1, "1".repeat(64), "sub"));
        bytes[36] = (byte) 0xff; // phone number length, high octet

        OutgoingCallRequest request = (OutgoingCallRequest) ControlCodec.decode(bytes);

        assertThat(request.phoneNumber()).isEqualTo("1".repeat(64));
        assertThat(request.subaddress()).isEqualTo("sub");
    }

    /** RFC 2637 section 2.7: the length tells how many digits are valid. */
    @Test
    void aNumberEndsWhereItsLengthSays() throws MalformedPacketException {
        byte[] bytes = ControlCodec.encode(new IncomingCallRequest(1, 1, 1, 1, "12345", "67890", ""));
        bytes[25] = 2; // dialed number length
        bytes[27] = 0; // dialing number length

        IncomingCallRequest request = (IncomingCallRequest) ControlCodec.decode(bytes);

        assertThat(request.dialedNumber()).isEqualTo("12");
        assertThat(request.dialingNumber()).isEmpty();
    }

    @Test
    void aFieldThatDoesNotFitIsRefusedBeforeItCanBeCutOnTheWire() {
        assertThatThrownBy(() -> new ControlMessage.CallClearRequest(0x10000)).hasMessageContaining("call ID");
        assertThatThrownBy(() -> new ControlMessage.CallClearRequest(-1)).hasMessageContaining("call ID");
        assertThatThrownBy(() -> new CallDisconnectNotify(1, 256, 0, 0, "")).hasMessageContaining("result code");
        assertThatThrownBy(() -> new CallDisconnectNotify(1, 1, 0, 0, "s".repeat(129)))
                .hasMessageContaining("call statistics");
        assertThatThrownBy(() -> new CallDisconnectNotify(1, 1, 0, 0, "\u20ac")).hasMessageContaining("octet");
        assertThatThrownBy(() -> new CallDisconnectNotify(1, 1, 0, 0, "a\0b")).hasMessageContaining("octet");
        assertThatThrownBy(() -> new Unknown(15, new byte[0])).hasMessageContaining("known");
        assertThatThrownBy(() -> new Unknown(16, new byte[1013])).hasMessageContaining("too long");
    }

    @Test
    void anUnknownMessageKeepsItsBytesFromOthersHands() {
        byte[] body = {1, 2};
        Unknown unknown = new Unknown(77, body);
        body[0] = 9;
        unknown.body()[1] = 9;

        assertThat(unknown).isEqualTo(new Unknown(77, new byte[] {1, 2})).isNotEqualTo(new Unknown(78, body));
        assertThat(unknown)
                .hasSameHashCodeAs(new Unknown(77, new byte[] {1, 2}))
                .hasToString("Unknown[controlType=77, 2 octets]");
        assertThat(unknown).isNotEqualTo(new EchoRequest(1));
    }

    private static byte[] changed(Sample sample, int offset, int octet) {
        byte[] bytes = sample.bytes().clone();
        bytes[offset] = (byte) octet;
        return bytes;
    }

    private static void assertMalformed(byte[] bytes, String why) {
        assertThatThrownBy(() -> ControlCodec.decode(bytes))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining(why);
    }
}
