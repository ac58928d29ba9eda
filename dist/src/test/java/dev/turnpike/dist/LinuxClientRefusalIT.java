package dev.turnpike.dist;

import static dev.turnpike.dist.lab.ClientLog.AUTHENTICATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.dist.lab.ClientPlan;
import dev.turnpike.dist.lab.Lab;
import dev.turnpike.dist.lab.LabExtension;
import dev.turnpike.dist.lab.ServerConfiguration;
import dev.turnpike.dist.lab.ServerLog;
import dev.turnpike.dist.lab.ServerProcess;
import dev.turnpike.dist.lab.UmlGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Logins of the Linux client that must not succeed, and what both sides say about it. */
@ExtendWith(LabExtension.class)
class LinuxClientRefusalIT {
    @Test
    void aWrongPasswordIsRefusedWithCode691(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration());

        UmlGuest client =
                lab.boot(ClientPlan.of("refused").login("alice", "wrong")).awaitEnd();

        // RFC 2759 section 6: E=691 R=... C=<32 hexadecimal digits> V=3 M=...
        assertThat(client.console().text())
                .containsPattern("rcvd \\[CHAP Failure id=0x[0-9a-f]+ \"E=691 R=[01] C=[0-9A-Fa-f]{32} V=3")
                .contains("LAB client-status " + AUTHENTICATION_FAILED)
                .doesNotContain("LAB link");
        server.await(ServerLog.loginFailed("alice", client.address(), ServerLog.BAD_PASSWORD, "mschapv2", 1));
    }

    @Test
    void anUnknownUserIsToldTheSameAsAWrongPassword(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration());

        UmlGuest client =
                lab.boot(ClientPlan.of("refused").login("mallory", "wrong")).awaitEnd();

        assertThat(client.console().text())
                .containsPattern("rcvd \\[CHAP Failure id=0x[0-9a-f]+ \"E=691 R=[01] C=[0-9A-Fa-f]{32} V=3")
                .doesNotContain("LAB link");
        server.await(ServerLog.loginFailed("mallory", client.address(), ServerLog.UNKNOWN_USER, "mschapv2", 1));
    }

    @Test
    void aClientThatOffersOnlyPapIsRefused(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration());

        UmlGuest client = lab.boot(ClientPlan.of("refused")
                        .options("refuse-eap refuse-chap refuse-mschap refuse-mschap-v2 nomppe"))
                .awaitEnd();

        assertThat(client.console().text())
                .containsPattern("sent \\[LCP ConfNak id=0x[0-9a-f]+ <auth pap>")
                .doesNotContain("sent [PAP")
                .doesNotContain("LAB link");
        server.await(ServerLog.NO_COMMON_METHOD);
    }

    @Test
    void aClientThatRejectsMppeIsRefused(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration());

        UmlGuest client = lab.boot(ClientPlan.of("refused").options("nomppe")).awaitEnd();

        assertThatTheServerEndsTheLinkAfterTheLogin(client);
        server.await(ServerLog.NO_ENCRYPTION);
    }

    @Test
    void aClientWithoutCompressionControlProtocolIsRefused(Lab lab) {
        ServerProcess server = lab.startServer(new ServerConfiguration());

        UmlGuest client = lab.boot(ClientPlan.of("refused").options("noccp")).awaitEnd();

        assertThatTheServerEndsTheLinkAfterTheLogin(client);
        server.await(ServerLog.NO_ENCRYPTION);
    }

    private static void assertThatTheServerEndsTheLinkAfterTheLogin(UmlGuest client) {
        assertThat(client.console().text())
                .contains("CHAP authentication succeeded", "rcvd [LCP TermReq")
                .doesNotContain("LAB link");
    }
}
