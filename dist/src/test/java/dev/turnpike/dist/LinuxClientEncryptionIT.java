package dev.turnpike.dist;

import static dev.turnpike.dist.lab.ClientLog.MPPE_128_STATELESS;
import static dev.turnpike.dist.lab.ClientLog.MPPE_40_STATELESS;
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

/**
 * The strengths and modes of MPPE that pppd 2.4.9 speaks: 40 and 128 bits. It knows no 56 bits (its ccp.c drops that
 * bit from any offer). As a client it always requests stateless mode; stateful mode needs a peer that insists on it,
 * so it is tested with the built-in client.
 */
@ExtendWith(LabExtension.class)
class LinuxClientEncryptionIT {
    @Test
    void aClientAndAServerThatAllow40BitsOnlyUse40Bits(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration().set("ppp", "mppe-bits", "40"));

        UmlGuest client = lab.boot(ClientPlan.of("ping").options("require-mppe-40 nomppe-128"))
                .awaitEnd();

        assertThatTheClientPings(client, MPPE_40_STATELESS);
        server.await(ServerLog.encryption("40-stateless"));
    }

    @Test
    void aClientThatOffers40And128BitsGets128(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration().set("ppp", "mppe-bits", "40, 128"));

        UmlGuest client =
                lab.boot(ClientPlan.of("ping").options("require-mppe")).awaitEnd();

        assertThatTheClientPings(client, MPPE_128_STATELESS);
        server.await(ServerLog.encryption("128-stateless"));
    }

    @Test
    void aServerThatAllowsStatefulModeUsesStatelessWithAClientThatRequestsIt(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration().set("ppp", "mppe-stateful", "yes"));

        UmlGuest client = lab.boot(ClientPlan.of("ping").options("require-mppe-128 mppe-stateful"))
                .awaitEnd();

        assertThatTheClientPings(client, MPPE_128_STATELESS);
        server.await(ServerLog.encryption("128-stateless"));
    }

    private static void assertThatTheClientPings(UmlGuest client, String encryption) {
        assertThat(client.console().text())
                .contains(encryption)
                .contains("LAB ping " + LabNetwork.INNER_HOST + " 10 packets transmitted, 10 received");
    }
}
