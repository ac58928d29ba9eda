package dev.turnpike.ppp.ipcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.turnpike.ppp.LayerLog;
import dev.turnpike.ppp.OptionCodecContract;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.Script;
import dev.turnpike.ppp.negotiation.Timing;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** IPCP as clients speak it; facts from docs/clients.md section 6 where not said otherwise. */
final class IpcpTest {

    private static final Inet4Address OURS = address(192, 168, 0, 1);
    private static final Inet4Address LEASED = address(192, 168, 0, 77);
    private static final Inet4Address OWN = address(10, 0, 0, 9);

    private final Script script = new Script(1);
    private final LayerLog layer = new LayerLog();
    private Ipcp ipcp = ipcp(new IpcpPolicy(OURS, LEASED, OWN::equals, Map.of()));

    private Ipcp ipcp(IpcpPolicy policy) {
        Ipcp made = new Ipcp(script.link(), Timing.standard(), policy, layer);
        script.with(made.protocol());
        return made;
    }

    private static Inet4Address address(int... octets) {
        try {
            byte[] bytes = {(byte) octets[0], (byte) octets[1], (byte) octets[2], (byte) octets[3]};
            return (Inet4Address) InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private void start() {
        ipcp.protocol().open();
        ipcp.protocol().lowerUp();
        weSend("""
                01 01 000a     # Configure-Request
                03 06 c0a80001 # our address 192.168.0.1, nothing else
                """);
    }

    private void peerSends(String hex) {
        script.peerSends(PppProtocol.IPCP, hex);
    }

    private void weSend(String hex) {
        script.weSend(PppProtocol.IPCP, hex);
    }

    private void weTerminate(int identifier, String reason) {
        script.weTerminate(PppProtocol.IPCP, identifier, reason);
    }

    /** Windows: address, DNS, NBNS, DNS, NBNS, all zero; only one DNS server is configured. */
    @Test
    void windowsGetsItsAddressAndTheServersThatAreConfigured() {
        ipcp = ipcp(IpcpPolicy.of(
                OURS, LEASED, address -> false, List.of(address(9, 9, 9, 9)), List.of(address(192, 168, 0, 3))));
        start();
        peerSends("""
                01 06 0022     # Configure-Request
                03 06 00000000 # IP-Address
                81 06 00000000 # primary DNS
                82 06 00000000 # primary NBNS
                83 06 00000000 # secondary DNS
                84 06 00000000 # secondary NBNS
                """);
        // Reject beats Nak, and the second servers are missing.
        weSend("04 06 0010 830600000000 840600000000");
        peerSends("01 07 0016 030600000000 810600000000 820600000000");
        weSend("03 07 0016 0306c0a8004d 810609090909 8206c0a80003");
        peerSends("02 01 000a 0306c0a80001");
        peerSends("01 08 0016 0306c0a8004d 810609090909 8206c0a80003");
        weSend("02 08 0016 0306c0a8004d 810609090909 8206c0a80003");

        assertThat(layer.events).containsExactly("started", "up");
        assertThat(ipcp.agreement()).isEqualTo(new IpcpAgreement(OURS, LEASED));
    }

    @Test
    void bothServersOfEachKindAreTold() {
        List<Inet4Address> dns = List.of(address(9, 9, 9, 9), address(1, 1, 1, 1), address(8, 8, 8, 8));
        List<Inet4Address> wins = List.of(address(10, 0, 0, 3), address(10, 0, 0, 4));
        ipcp = ipcp(IpcpPolicy.of(OURS, LEASED, address -> false, dns, wins));
        start();
        peerSends("01 06 0022 0306c0a8004d 810600000000 820600000000 830600000000 840600000000");

        weSend("03 06 001c 810609090909 82060a000003 830601010101 84060a000004");
    }

    /** A Nak with 0.0.0.0 would confuse. */
    @Test
    void serversAreRejectedIfNoneIsConfigured() {
        start();
        peerSends("01 06 0016 030600000000 810600000000 830600000000");

        weSend("04 06 0010 810600000000 830600000000");
    }

    @Test
    void anAddressThatIsNotAllowedIsNakedWithTheLeasedOne() {
        start();
        peerSends("01 06 000a 0306c0a80050");
        weSend("03 06 000a 0306c0a8004d");
        peerSends("01 07 000a 0306c0a8004d");
        weSend("02 07 000a 0306c0a8004d");
    }

    /** chap-secrets column, Framed-IP 255.255.255.255: the user may pick. */
    @Test
    void anAddressThatIsAllowedIsAcknowledged() {
        start();
        peerSends("01 06 000a 03060a000009");
        weSend("02 06 000a 03060a000009");
        peerSends("02 01 000a 0306c0a80001");

        assertThat(ipcp.agreement()).isEqualTo(new IpcpAgreement(OURS, OWN));
    }

    @Test
    void noPredicateMakesZeroAnAddress() {
        ipcp = ipcp(new IpcpPolicy(OURS, LEASED, address -> true, Map.of()));
        start();
        peerSends("01 06 000a 030600000000");

        weSend("03 06 000a 0306c0a8004d");
    }

    @Test
    void aClientThatInsistsOnAnAddressIsRefused() {
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 06 000a 0306c0a80050");
            weSend("03 06 000a 0306c0a8004d");
        }
        peerSends("01 06 000a 0306c0a80050");
        weSend("04 06 000a 0306c0a80050");
        peerSends("01 07 0004");

        weTerminate(0x02, "client insists on address 192.168.0.80 instead of 192.168.0.77");
    }

    /** RFC 1332 section 3.3: a client that does not ask is asked by a Nak; some do without to the end. */
    @Test
    void aClientThatNamesNoAddressIsToldTheLeasedOne() {
        start();
        for (int i = 0; i < 5; i++) {
            peerSends("01 06 0004");
            weSend("03 06 000a 0306c0a8004d");
        }
        peerSends("01 06 0004");
        weSend("02 06 0004");
        peerSends("02 01 000a 0306c0a80001");

        assertThat(ipcp.agreement()).isEqualTo(new IpcpAgreement(OURS, LEASED));
    }

    @Test
    void deprecatedAddressesHeaderCompressionAndMobileAddressesAreRejected() {
        start();
        peerSends("""
                01 06 0020
                01 0a c0a80002 c0a80001 # IP-Addresses
                02 06 002d 0f 01        # Van Jacobson
                03 06 c0a8004d          # IP-Address
                04 06 0a000001          # Mobile-IPv4
                """);

        weSend("04 06 001a 010ac0a80002c0a80001 0206002d0f01 04060a000001");
    }

    @Test
    void unknownOptionsAndWrongLengthsAreRejectedButNotForTheAddress() {
        start();
        peerSends("01 06 000c 9003aa 8105000000");
        weSend("04 06 000c 9003aa 8105000000");
        peerSends("01 07 0008 0304c0a8");
        weSend("03 07 000a 0306c0a8004d");
    }

    /** RFC 1332 section 3.3. Nobody needs to agree to our address: after three Naks it is not asked any longer. */
    @Test
    void aClientThatWouldRenameUsIsNotAskedForEver() {
        start();
        peerSends("03 01 000a 03060a000001");
        weSend("01 02 000a 0306c0a80001");
        peerSends("03 02 000a 03060a000001");
        weSend("01 03 000a 0306c0a80001");
        peerSends("03 03 000a 03060a000001");
        weSend("01 04 0004");
        peerSends("02 04 0004");
        peerSends("01 07 000a 0306c0a8004d");

        assertThat(ipcp.protocol().isOpened()).isTrue();
        assertThat(ipcp.agreement().ours()).isEqualTo(OURS);
    }

    @Test
    void aClientThatRejectsOurAddressIsServedWithoutIt() {
        start();
        peerSends("04 01 000a 0306c0a80001");

        weSend("01 02 0004");
    }

    /** pppd hints at name servers by appending them to a Nak. */
    @Test
    void hintsAtOptionsThatWeDoNotRequestAreIgnored() {
        start();
        peerSends("03 01 000a 810600000000");

        weSend("01 02 000a 0306c0a80001");
    }

    @Test
    void everyOptionIsWrittenBackUnmodified() {
        OptionCodecContract.check(new IpcpOptionCodec(), IpcpOption.class);
    }
}
