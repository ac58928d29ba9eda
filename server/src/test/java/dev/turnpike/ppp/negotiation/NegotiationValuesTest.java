package dev.turnpike.ppp.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.ppp.Hex;
import dev.turnpike.ppp.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NegotiationValuesTest {

    private static final TestOption FINE = TestOption.of(1);
    private static final TestOption WRONG = TestOption.of(2, 7);
    private static final TestOption BETTER = TestOption.of(2, 8);
    private static final TestOption ALIEN = TestOption.of(3);

    private static Verdict<TestOption> judge(TestOption option) {
        return switch (option.type()) {
            case 1 -> Verdict.accept();
            case 2 -> Verdict.suggest(BETTER);
            default -> Verdict.refuse();
        };
    }

    private static Reply<TestOption> reply(List<TestOption> request, List<TestOption> missing) {
        return Reply.to(request, missing, NegotiationValuesTest::judge);
    }

    /** RFC 1661 sections 5.2 to 5.4. */
    @Test
    void rejectBeatsNakBeatsAck() {
        assertThat(reply(List.of(), List.of())).isEqualTo(new Reply.Ack<TestOption>());
        assertThat(reply(List.of(FINE, FINE), List.of())).isEqualTo(new Reply.Ack<TestOption>());
        assertThat(reply(List.of(FINE, WRONG), List.of())).isEqualTo(new Reply.Nak<>(List.of(WRONG), List.of(BETTER)));
        assertThat(reply(List.of(ALIEN, WRONG, FINE, ALIEN), List.of(BETTER)))
                .isEqualTo(new Reply.Reject<>(List.of(ALIEN, ALIEN)));
    }

    /** RFC 1661 section 5.3: options that should be requested are appended to a Nak. */
    @Test
    void missingOptionsAreAppendedToANak() {
        assertThat(reply(List.of(FINE), List.of(BETTER))).isEqualTo(new Reply.Nak<>(List.of(), List.of(BETTER)));
        assertThat(reply(List.of(WRONG), List.of(FINE)))
                .isEqualTo(new Reply.Nak<>(List.of(WRONG), List.of(BETTER, FINE)));
    }

    @Test
    void arbitraryOptionListsAreMalformedOrAreWrittenBackUnmodified() {
        OptionList<TestOption> list = new OptionList<>(new TestOption.Codec());
        Random random = new Random(4);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(10)];
            random.nextBytes(bytes);
            for (int at = 1; at < bytes.length; at += 2) {
                bytes[at] = (byte) random.nextInt(6);
            }
            Octets data = Octets.copyOf(bytes);
            try {
                assertThat(list.write(list.parse(data), 1_500)).isEqualTo(data);
                parsed++;
            } catch (MalformedPacketException expected) {
                assertThat(bytes).isNotEmpty();
            }
        }
        assertThat(parsed).isBetween(1_000, 19_000);
    }

    @Test
    void timingWithoutWaitsOrAttemptsIsRefused() {
        List<Duration> second = List.of(Duration.ofSeconds(1));

        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(List.of(), 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(List.of(Duration.ZERO), 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(second, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(second, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timing(second, 1, 1, 0));
        assertThat(Timing.standard().maxConfigure()).isEqualTo(10);
    }

    /** docs/clients.md section 3: magic number, 00 3c cd 74, error number. */
    @Test
    void theReasonOfWindowsIsDecoded() {
        assertThat(describe("6d4a2c10 003ccd74 000002b3"))
                .isEqualTo("Windows error 691 (wrong user name or password, or method not permitted)");
        assertThat(describe("6d4a2c10 003ccd74 000002dc"))
                .isEqualTo("Windows error 732 (negotiation does not converge)");
        assertThat(describe("6d4a2c10 003ccd74 ffffffff"))
                .isEqualTo("Windows error 4294967295 (see the Windows error list)");
    }

    /** pppd sends text; a peer may send anything. */
    @Test
    void otherReasonsAreTextThatIsEscaped() {
        assertThat(describe("")).isEqualTo("no reason given");
        assertThat(describe(Hex.text("User request"))).isEqualTo("User\\x20request");
        assertThat(describe(Hex.text("a\nFAKE line"))).isEqualTo("a\\x0aFAKE\\x20line");
        assertThat(describe("6d4a2c10 003ccd75 000002b3")).doesNotContain("Windows");
        assertThat(describe("ff".repeat(1_000))).hasSizeLessThan(100);
    }

    @Test
    void endingsSayWhoEndedAndWhy() {
        assertThat(new Ending.Closed("idle").describe()).isEqualTo("closed by us: idle");
        assertThat(new Ending.PeerTerminated(Octets.NONE).describe())
                .isEqualTo("terminated by the peer: no reason given");
    }

    private static String describe(String hex) {
        return TerminationData.describe(Octets.copyOf(Hex.of(hex)));
    }
}
