package dev.turnpike.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.dist.lab.Lab;
import dev.turnpike.dist.lab.LabExtension;
import dev.turnpike.dist.lab.QuickstartProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The first command of a new operator: what it shows, and that it leaves the machine as it was. */
@ExtendWith(LabExtension.class)
class QuickstartIT {
    @Test
    void aLoginThroughTheRealDataPathProvesTheServerAndNothingIsLeftBehind(Lab lab) {
        lab.forward(false);
        String before = lab.networkState();

        QuickstartProcess quickstart = lab.startQuickstart("--once");

        assertThat(quickstart.awaitExit()).as(quickstart.output()).isZero();
        assertThat(quickstart.output()).contains("[6/6] Proving it", "as they were before");
        assertThat(lab.networkState()).isEqualTo(before);
    }

    @Test
    void itTellsHowToConnectAndStaysUntilItIsStopped(Lab lab) {
        lab.forward(false);
        String before = lab.networkState();

        QuickstartProcess quickstart = lab.startQuickstart();
        quickstart.await("^Ctrl-C stops the server");
        String during = lab.networkState();
        quickstart.terminate();

        assertThat(quickstart.awaitExit()).as(quickstart.output()).isZero();
        assertThat(quickstart.output()).contains("Windows ", "nmcli connection add", "pppd pty", "macOS ", "Android ");
        assertThat(during).contains("turnpike-qs0", "masquerade", "/ip_forward:1");
        assertThat(lab.networkState()).isEqualTo(before);
    }
}
