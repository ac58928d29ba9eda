package dev.turnpike.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.dist.lab.ClientPlan;
import dev.turnpike.dist.lab.Lab;
import dev.turnpike.dist.lab.LabExtension;
import dev.turnpike.dist.lab.LabNetwork;
import dev.turnpike.dist.lab.ServerConfiguration;
import dev.turnpike.dist.lab.ServerLog;
import dev.turnpike.dist.lab.ServerProcess;
import dev.turnpike.dist.lab.UmlGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One end goes away without the other being asked. */
@ExtendWith(LabExtension.class)
class LinuxClientRecoveryIT {
    @Test
    void aServerThatIsStoppedEndsTheLinkInOrderAndTheClientComesBackToTheNextOne(Lab lab) {
        ServerProcess first = lab.startServer(new ServerConfiguration());
        UmlGuest client = lab.boot(ClientPlan.of("reconnect"));
        client.awaitReport("holding");

        int status = first.stop();
        client.awaitReport("link-lost");
        ServerProcess second = lab.startServer(new ServerConfiguration());
        client.awaitEnd();

        assertThat(status).as("exit status of the stopped server").isZero();
        assertThat(client.console().text()).contains("rcvd [LCP TermReq");
        assertThatTheClientCameBack(client, second);
    }

    @Test
    void aClientComesBackAfterTheServerDiedWithoutAWord(Lab lab) {
        ServerProcess first = lab.startServer(new ServerConfiguration());
        UmlGuest client = lab.boot(ClientPlan.of("reconnect"));
        client.awaitReport("holding");

        first.kill();
        ServerProcess second = lab.startServer(new ServerConfiguration());
        client.awaitEnd();

        assertThatTheClientCameBack(client, second);
    }

    private static void assertThatTheClientCameBack(UmlGuest client, ServerProcess server) {
        String pinged = "LAB ping " + LabNetwork.INNER_HOST + " 3 packets transmitted, 3 received";
        assertThat(client.console().text()).containsSubsequence(pinged, "LAB link-lost", "LAB link ppp0", pinged);
        server.await(ServerLog.sessionUp(
                "alice", client.awaitReport("link ppp0 local (\\S+)").group(1)));
    }

    @Test
    void aClientThatVanishesIsNoticedByLcpEcho(Lab lab) {
        ServerProcess server = lab.startServer(
                new ServerConfiguration().set("ppp", "lcp-echo-interval", "2s").set("ppp", "lcp-echo-failure", "3"));
        UmlGuest client = lab.boot(ClientPlan.of("hold"));
        client.awaitReport("holding");

        client.kill();

        server.await(ServerLog.PEER_SILENT);
        server.await(ServerLog.sessionDown("alice"));
    }
}
