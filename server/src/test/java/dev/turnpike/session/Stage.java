package dev.turnpike.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.AddressRule;
import dev.turnpike.auth.spi.Grant;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.ClearCause;
import dev.turnpike.net.Ipv4;
import dev.turnpike.ppp.PppProtocol;
import java.time.Duration;

/** How far a call has come when something happens to it. */
enum Stage {
    /** Not connected: the reply to the client is still being written. */
    DIALLED {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            // Nothing is to be done.
        }
    },
    /** The client does not answer LCP. */
    LCP {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            call.client.deafTo.add(PppProtocol.LCP);
            bench.connect(call);
        }
    },
    /** The client has not answered the challenge. */
    CHALLENGED {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            call.client.login.answersChallenges = false;
            bench.connect(call);
            assertThat(call.client.lcpIsOpen()).isTrue();
        }
    },
    /** The back end thinks. */
    VERIFYING {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            bench.users.hold("alice");
            bench.connect(call);
            assertThat(call.client.login.awaitsVerdict()).isTrue();
        }
    },
    /** A wrong password was refused, and another one may come. */
    REFUSED {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            call.client.login.as("alice", "guess");
            call.client.login.retries = false;
            bench.connect(call);
            assertThat(call.client.login.failures).hasSize(1);
        }
    },
    /** The login was accepted, and the user's address is in use. */
    WAITING {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            Grant fixed = Grant.builder()
                    .address(new AddressRule.Fixed(Ipv4.toAddress(Ipv4.parse("10.7.7.7"))))
                    .build();
            bench.users.grants.put("alice", fixed);
            bench.users.grants.put("bob", fixed);
            BenchCall holder = bench.dial();
            holder.client.login.as("bob", "builder");
            bench.connect(holder);
            bench.connect(call);
            assertThat(call.client.login.successes()).isOne();
            holder.session.cleared(ClearCause.CONNECTION_CLOSED);
        }
    },
    /** The client does not acknowledge our CCP. */
    CCP {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            call.client.network.acknowledgesCcp = false;
            bench.connect(call);
            assertThat(call.client.login.successes()).isOne();
        }
    },
    /** Encryption is there, and the client does not ask for an address. */
    IPCP {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            call.client.network.asksForIpcp = false;
            bench.connect(call);
            assertThat(call.client.network.isEncrypted()).isTrue();
        }
    },
    /** Packets pass. */
    UP {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            bench.connect(call);
            assertThat(call.client.network.isUp()).isTrue();
        }
    },
    /** We have taken leave, and the client does not answer. */
    LEAVING {
        @Override
        void reach(SessionBench bench, BenchCall call) {
            UP.reach(bench, call);
            call.client.answersTerminateRequests = false;
            call.session.disconnect(TerminateCause.ADMIN_RESET, "enough");
            bench.pass(Duration.ofMillis(200));
        }
    };

    /** Brings a call that was just dialled there. */
    abstract void reach(SessionBench bench, BenchCall call);
}
