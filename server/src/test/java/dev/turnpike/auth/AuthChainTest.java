package dev.turnpike.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AuthMethod;
import dev.turnpike.auth.spi.AuthOutcome;
import dev.turnpike.auth.spi.AuthRequest;
import dev.turnpike.auth.spi.Authenticator;
import dev.turnpike.auth.spi.Conversation;
import dev.turnpike.auth.spi.Credential;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.KeyMaterial;
import dev.turnpike.auth.spi.RejectReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AuthChainTest {

    private static final AuthOutcome ACCEPTED = new AuthOutcome.Accepted(Grant.none(), new KeyMaterial.None());
    private static final AuthOutcome REJECTED = new AuthOutcome.Rejected(RejectReason.BAD_PASSWORD, "wrong");

    private final List<String> asked = new ArrayList<>();

    @Test
    void theFirstProviderThatKnowsTheUserDecides() {
        AuthDecision decision = decide(
                provider("first", request -> new AuthOutcome.NotMine()),
                provider("second", request -> ACCEPTED),
                provider("third", request -> REJECTED));

        assertThat(decision.outcome()).isEqualTo(ACCEPTED);
        assertThat(decision.provider()).isEqualTo("second");
        assertThat(asked).containsExactly("first", "second");
    }

    @Test
    void aRejectionEndsTheChain() {
        AuthDecision decision = decide(provider("first", request -> REJECTED), provider("second", request -> ACCEPTED));

        assertThat(decision.outcome()).isEqualTo(REJECTED);
        assertThat(asked).containsExactly("first");
    }

    @Test
    void anOutageEndsTheChainSoThatAnOlderPasswordOfTheNextProviderLetsNobodyIn() {
        AuthOutcome down = new AuthOutcome.Unavailable("down");

        AuthDecision decision = decide(provider("first", request -> down), provider("second", request -> ACCEPTED));

        assertThat(decision.outcome()).isEqualTo(down);
    }

    @Test
    void aUserWhomNobodyKnowsIsRejected() {
        AuthDecision decision = decide(provider("only", request -> new AuthOutcome.NotMine()));

        assertThat(decision.outcome())
                .isInstanceOfSatisfying(
                        AuthOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.UNKNOWN_USER));
        assertThat(decision.provider()).isEqualTo(AuthDecision.NOBODY);
    }

    @Test
    void aProviderThatThrowsIsUnavailableAndLetsNobodyIn() {
        AuthDecision decision = decide(provider("broken", request -> {
            throw new IllegalStateException("bug");
        }));

        assertThat(decision.outcome()).isInstanceOf(AuthOutcome.Unavailable.class);
        assertThat(decision.provider()).isEqualTo("broken");
    }

    @Test
    @SuppressWarnings("NullAway") // a foreign plugin is compiled without our null checks
    void aProviderThatAnswersNothingIsUnavailable() {
        assertThat(decide(provider("broken", request -> null)).outcome()).isInstanceOf(AuthOutcome.Unavailable.class);
    }

    @Test
    void aProviderWhoseClassesAreMissingIsUnavailable() {
        AuthDecision decision = decide(provider("broken", request -> {
            throw new NoClassDefFoundError("org/example/Missing");
        }));

        assertThat(decision.outcome()).isInstanceOf(AuthOutcome.Unavailable.class);
    }

    @Test
    void aFurtherRoundIsRefusedWhereTheMethodHasNone() {
        boolean[] closed = {false};
        AuthOutcome challenge = new AuthOutcome.Challenge(new byte[] {1}, new Conversation() {
            @Override
            public AuthOutcome answer(Credential credential) {
                return ACCEPTED;
            }

            @Override
            public void close() {
                closed[0] = true;
            }
        });

        AuthDecision decision = decide(provider("radius", request -> challenge));

        assertThat(decision.outcome()).isInstanceOf(AuthOutcome.Unavailable.class);
        assertThat(closed[0]).isTrue();
    }

    @Test
    void aProviderIsNotAskedToVerifyAMethodThatItDoesNotName() {
        AuthProvider papOnly = provider("bind", EnumSet.of(AuthMethod.PAP), request -> ACCEPTED);

        AuthDecision decision = chain(papOnly).authenticate(Requests.msChapV2("alice", "secret"));

        assertThat(asked).isEmpty();
        assertThat(decision.outcome()).isInstanceOf(AuthOutcome.Rejected.class);
    }

    @Test
    void theMethodsOfTheChainAreThoseOfItsProvidersTogether() {
        AuthChain chain = chain(
                provider("a", EnumSet.of(AuthMethod.PAP), request -> ACCEPTED),
                provider("b", EnumSet.of(AuthMethod.MSCHAP_V2), request -> ACCEPTED));

        assertThat(chain.methods()).containsExactlyInAnyOrder(AuthMethod.PAP, AuthMethod.MSCHAP_V2);
    }

    private AuthDecision decide(AuthProvider... providers) {
        return chain(providers).authenticate(Requests.pap("alice", "secret"));
    }

    private static AuthChain chain(AuthProvider... providers) {
        return new AuthChain(List.of(providers), () -> 0);
    }

    private AuthProvider provider(String name, Function<AuthRequest, AuthOutcome> answer) {
        return provider(name, EnumSet.allOf(AuthMethod.class), answer);
    }

    private AuthProvider provider(String name, Set<AuthMethod> methods, Function<AuthRequest, AuthOutcome> answer) {
        Authenticator authenticator = new Authenticator() {
            @Override
            public Set<AuthMethod> methods() {
                return methods;
            }

            @Override
            public AuthOutcome authenticate(AuthRequest request) {
                asked.add(name);
                return answer.apply(request);
            }
        };
        return new AuthProvider(
                name,
                Optional.of(authenticator),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
