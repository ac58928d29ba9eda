package dev.turnpike.dist;

import static dev.turnpike.dist.lab.ClientLog.ENDED_BY_SIGNAL;
import static dev.turnpike.dist.lab.ClientLog.MPPE_128_STATELESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.dist.lab.ClientPlan;
import dev.turnpike.dist.lab.DecodedCapture;
import dev.turnpike.dist.lab.Lab;
import dev.turnpike.dist.lab.LabExtension;
import dev.turnpike.dist.lab.LabNetwork;
import dev.turnpike.dist.lab.PacketCapture;
import dev.turnpike.dist.lab.ServerConfiguration;
import dev.turnpike.dist.lab.ServerLog;
import dev.turnpike.dist.lab.ServerProcess;
import dev.turnpike.dist.lab.UmlGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logins of the Linux client that succeed. */
@ExtendWith(LabExtension.class)
class LinuxClientLoginIT {
    @Test
    void aClientLogsInPingsThroughTheTunnelAndNoFrameOfTheSessionIsMalformed(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration());
        PacketCapture capture = lab.capture();

        UmlGuest client = lab.boot(ClientPlan.of("ping")).awaitEnd();

        String address = client.awaitReport("link ppp0 local (\\S+) remote " + LabNetwork.TUNNEL)
                .group(1);
        assertThat(client.console().text())
                .contains("CHAP authentication succeeded", MPPE_128_STATELESS)
                .contains("LAB ping " + LabNetwork.TUNNEL + " 10 packets transmitted, 10 received")
                .contains("LAB ping " + LabNetwork.INNER_HOST + " 10 packets transmitted, 10 received")
                .contains("LAB client-status " + ENDED_BY_SIGNAL);
        server.await(ServerLog.sessionUp("alice", address));
        server.await(ServerLog.sessionDown("alice"));
        assertWellFormed(capture.stop());
    }

    private static void assertWellFormed(DecodedCapture session) {
        assertThat(session.malformedFrames())
                .as("malformed frames of %s", session)
                .isEmpty();
        // RFC 2637 section 3: Start-Control-Connection-Request and -Reply, Outgoing-Call-Request and -Reply.
        assertThat(session.values("pptp.control_message_type", "pptp")).startsWith("1", "2", "7", "8");
        assertThat(session.frames("gre.proto == 0x880b && !ppp && gre.flags.sequence_number == 1"))
                .as("enhanced GRE with a payload that is no PPP")
                .isEmpty();
        assertThat(session.frames("ppp.protocol == 0x00fd")).as("MPPE packets").hasSizeGreaterThanOrEqualTo(40);
        assertThat(session.frames("ppp.protocol == 0x0021")).as("IP in clear").isEmpty();
    }

    @Test
    void aFixedAddressOfChapSecretsIsAssigned(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration().user("fixed", "fixed-secret", "10.99.0.77"));

        UmlGuest client =
                lab.boot(ClientPlan.of("ping").login("fixed", "fixed-secret")).awaitEnd();

        assertThat(client.console().text())
                .contains("LAB link ppp0 local 10.99.0.77 remote " + LabNetwork.TUNNEL)
                .contains("LAB ping " + LabNetwork.INNER_HOST + " 10 packets transmitted, 10 received");
        server.await(ServerLog.sessionUp("fixed", "10.99.0.77"));
    }

    @Test
    void twoClientsReachEachOther(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration()
                .user("first", "first-secret", "10.99.0.21")
                .user("second", "second-secret", "10.99.0.22"));

        UmlGuest first = lab.boot(peer(lab, "first", "10.99.0.22"));
        UmlGuest second = lab.boot(peer(lab, "second", "10.99.0.21"));
        first.awaitReport("holding");
        second.awaitReport("holding");
        lab.giveSignal();
        first.awaitEnd();
        second.awaitEnd();

        assertThat(first.console().text()).contains("LAB ping 10.99.0.22 10 packets transmitted, 10 received");
        assertThat(second.console().text()).contains("LAB ping 10.99.0.21 10 packets transmitted, 10 received");
        server.await(ServerLog.sessionUp("first", "10.99.0.21"));
        server.await(ServerLog.sessionUp("second", "10.99.0.22"));
    }

    private static ClientPlan peer(Lab lab, String user, String peer) {
        return ClientPlan.of("peer")
                .named(user)
                .login(user, user + "-secret")
                .with("PEER", peer)
                .with("RELEASE", lab.signal());
    }
}
