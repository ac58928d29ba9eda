package dev.turnpike.ppp.ccp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.negotiation.Timing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The server's CCP, and a script to talk to it. Its first request has identifier 1. */
final class CcpBench {

    static final Set<KeyStrength> ONLY_128 = EnumSet.of(KeyStrength.BITS_128);
    static final Set<KeyStrength> ALL = EnumSet.allOf(KeyStrength.class);

    final Script script = new Script(1);
    final LayerLog layer = new LayerLog();
    final List<String> resets = new ArrayList<>();
    final Ccp ccp;

    /** 128 bits, stateless: the default. */
    CcpBench() {
        this(ONLY_128, false);
    }

    CcpBench(Set<KeyStrength> strengths, boolean statefulAllowed) {
        this(strengths, statefulAllowed ? CcpPolicy.Stateful.ALLOWED : CcpPolicy.Stateful.REFUSED);
    }

    CcpBench(Set<KeyStrength> strengths, CcpPolicy.Stateful stateful) {
        ccp = new Ccp(script.link(), Timing.standard(), new CcpPolicy(strengths, stateful), layer, new Resets());
        script.with(ccp.protocol());
    }

    void start() {
        ccp.protocol().open();
        ccp.protocol().lowerUp();
        weSend("""
                01 01 000a     # Configure-Request
                12 06 01000040 # MPPE +H +S
                """);
    }

    void openUp() {
        start();
        peerSends("01 01 000a 1206 01000040");
        weSend("02 01 000a 1206 01000040");
        peerSends("02 01 000a 1206 01000040");
    }

    void peerSends(String hex) {
        script.peerSends(PppProtocol.CCP, hex);
    }

    void weSend(String hex) {
        script.weSend(PppProtocol.CCP, hex);
    }

    void weTerminate(int identifier, String reason) {
        script.weTerminate(PppProtocol.CCP, identifier, reason);
    }

    void assertOpened(KeyStrength strength, boolean stateless) {
        script.weSendNothing();
        assertThat(ccp.protocol().isOpened()).isTrue();
        assertThat(ccp.agreement()).contains(new CcpAgreement(strength, stateless));
    }

    private final class Resets implements ResetListener {

        @Override
        public void resetRequested() {
            resets.add("requested");
        }

        @Override
        public void resetAcknowledged() {
            resets.add("acknowledged");
        }
    }
}
