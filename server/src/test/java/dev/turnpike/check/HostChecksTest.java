package dev.turnpike.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.auth.spi.ProviderCheck.Level;
import dev.turnpike.conf.Values;
import dev.turnpike.conf.load.ConfigLoader;
import dev.turnpike.config.TurnpikeConfig;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostChecksTest {

    private static final Path FILE = Path.of("/etc/turnpike/turnpike.conf");
    private static final Path STATUS = Path.of("/proc/self/status");

    private final FakeHost host = new FakeHost();

    @Test
    void whereAllIsWellEverythingIsOkAndNeedsNoRemedy() {
        assertThat(findings("")).hasSizeGreaterThan(6).allSatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(Level.OK);
            assertThat(finding.remedy()).isEmpty();
        });
    }

    @Test
    void aFileThatEveryUserMayChangeFails() {
        host.permissions.add(PosixFilePermission.OTHERS_WRITE);
        assertThat(bad(""))
                .containsExactly(new Finding(
                        Level.FAIL, "configuration", FILE + " can be changed by every user", "chmod o-w " + FILE));
    }

    @Test
    void theWarningsOfTheConfigurationAreFindings() {
        assertThat(bad("[ppp]\nmppe = off\n"))
                .containsExactly(
                        new Finding(Level.WARN, "configuration", "[ppp] mppe = off: nothing is encrypted", ""));
    }

    @Test
    void aTunDeviceThatCannotBeOpenedFails() {
        host.openFailures.put(Path.of("/dev/net/tun"), "does not exist");
        assertThat(bad("")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.FAIL);
            assertThat(finding.detail()).isEqualTo("/dev/net/tun does not exist");
            assertThat(finding.remedy()).startsWith("modprobe tun");
        });
    }

    /** linux/capability.h: CAP_NET_ADMIN is bit 12, CAP_NET_RAW bit 13. */
    @Test
    void eachMissingPrivilegeFailsByItsName() {
        host.texts.put(STATUS, "CapEff:\t0000000000001000\n");
        assertThat(bad("")).singleElement().satisfies(finding -> {
            assertThat(finding.what()).isEqualTo("raw GRE socket");
            assertThat(finding.detail()).isEqualTo("this process has no CAP_NET_RAW");
        });
        host.texts.put(STATUS, "CapEff:\tffffffffffffefff\n");
        assertThat(bad("")).extracting(Finding::detail).containsExactly("this process has no CAP_NET_ADMIN");
        host.texts.remove(STATUS);
        assertThat(bad("")).extracting(Finding::level).containsExactly(Level.WARN);
    }

    @Test
    void aKernelThatForwardsNothingIsAWarning() {
        host.texts.put(Path.of("/proc/sys/net/ipv4/ip_forward"), "0\n");
        assertThat(bad("")).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARN);
            assertThat(finding.remedy()).contains("sysctl -w net.ipv4.ip_forward=1");
        });
    }

    @Test
    void theProgramForFirewallRulesIsNeededOnlyToMasquerade() {
        host.programs.clear();
        assertThat(bad("")).extracting(Finding::remedy).containsExactly("apt install iproute2");
        assertThat(bad("[tunnel]\nmasquerade = eth0\n"))
                .extracting(Finding::remedy)
                .containsExactly("apt install iproute2", "apt install nftables");
    }

    @Test
    void anAddressOfAnotherMachineFailsAndATakenOneIsAWarning() {
        host.foreign.add(Values.INET_ADDRESS.parse("192.0.2.1"));
        host.listenFailures.put(Values.SOCKET_ADDRESS.parse("192.0.2.2:1723"), "Address already in use");
        List<Finding> findings = bad("[server]\nlisten = 192.0.2.1:1723, 192.0.2.2:1723, 192.0.2.3:1723\n");
        assertThat(findings).extracting(Finding::level).containsExactly(Level.FAIL, Level.WARN);
        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly("listen 192.0.2.1:1723", "listen 192.0.2.2:1723");
    }

    @Test
    void anIpv6AddressWorksForTheControlConnectionOnlySoFar() {
        assertThat(bad("[server]\nlisten = 0.0.0.0:1723, [::]:1723\n"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                    assertThat(finding.detail()).startsWith("GRE over IPv6 is not there yet");
                });
    }

    private List<Finding> bad(String text) {
        return findings(text).stream()
                .filter(finding -> finding.level() != Level.OK)
                .toList();
    }

    private List<Finding> findings(String text) {
        TurnpikeConfig config =
                TurnpikeConfig.from(new ConfigLoader(Map.of()).parse(FILE, text + "[provider.p]\nmodule = file\n"));
        Check.Subject subject = new Check.Subject(FILE, config);
        return HostChecks.of(host).stream()
                .flatMap(check -> check.findings(subject).stream())
                .toList();
    }
}
