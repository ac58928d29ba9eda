package dev.turnpike.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.dist.lab.ClientPlan;
import dev.turnpike.dist.lab.InnerHost;
import dev.turnpike.dist.lab.Lab;
import dev.turnpike.dist.lab.LabExtension;
import dev.turnpike.dist.lab.ServerConfiguration;
import dev.turnpike.dist.lab.UmlGuest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What passes through the tunnel of the Linux client. Its speed is the client's own, not the server's. */
@ExtendWith(LabExtension.class)
class LinuxClientTrafficIT {
    private static final long KIBIBYTE = 1 << 10;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    void iperf3PassesInBothDirections(Lab lab) {
        lab.startServer(new ServerConfiguration());
        lab.startIperf3();

        UmlGuest client =
                lab.boot(ClientPlan.of("throughput").with("SECONDS_EACH", 5)).awaitEnd();

        assertThat(megabitsPerSecond(client, "upload")).isGreaterThan(1);
        assertThat(megabitsPerSecond(client, "download")).isGreaterThan(1);
    }

    private static double megabitsPerSecond(UmlGuest client, String direction) {
        return Double.parseDouble(client.awaitReport("iperf3 " + direction + " .* (\\S+) Mbits/sec")
                .group(1));
    }

    @Test
    void twoHundredMebibytesArriveIntactInEachDirection(Lab lab) {
        lab.startServer(new ServerConfiguration());
        InnerHost host = lab.startTransferHost(200 * MEBIBYTE);

        UmlGuest client = lab.boot(ClientPlan.of("transfer")
                        .with("TRANSFER_BYTES", 200 * MEBIBYTE)
                        .with("DOWNLOAD_PORT", InnerHost.DOWNLOAD_PORT)
                        .with("UPLOAD_PORT", InnerHost.UPLOAD_PORT)
                        .within(Duration.ofMinutes(8)))
                .awaitEnd();

        assertIntact(client, host);
    }

    @Test
    void aPathThatLosesAndReordersPacketsCostsTimeButNoData(Lab lab) {
        lab.startServer(new ServerConfiguration());
        InnerHost host = lab.startTransferHost(256 * KIBIBYTE);

        UmlGuest client = lab.boot(ClientPlan.of("lossy")
                        .with("EXTRA_MODULES", "sch_netem ifb sch_ingress cls_u32 act_mirred")
                        .with("IMPAIRMENT", "delay 5ms 2ms loss 5% reorder 25% 50%")
                        .with("TRANSFER_BYTES", 256 * KIBIBYTE)
                        .with("DOWNLOAD_PORT", InnerHost.DOWNLOAD_PORT)
                        .with("UPLOAD_PORT", InnerHost.UPLOAD_PORT))
                .awaitEnd();

        // Some packets of a ping are lost each way: none lost would mean an impairment that was not there.
        int received = Integer.parseInt(client.awaitReport("ping \\S+ 200 packets transmitted, (\\d+) received")
                .group(1));
        assertThat(received).as("answers to 200 pings").isBetween(150, 199);
        assertIntact(client, host);
    }

    private static void assertIntact(UmlGuest client, InnerHost host) {
        Duration limit = Duration.ofSeconds(5);
        String sent = host.await("sent (\\S+)", limit).group(1);
        assertThat(client.awaitReport("download (\\S+)").group(1)).isEqualTo(sent);
        String received = host.await("received (\\S+)", limit).group(1);
        assertThat(client.awaitReport("upload (\\S+)").group(1)).isEqualTo(received);
        assertThat(client.awaitReport("upload-seen (\\S+)").group(1)).isEqualTo(received);
    }
}
