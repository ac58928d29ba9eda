package dev.turnpike.probe.sim;

import dev.turnpike.ppp.ccp.KeyStrength;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How the scripted server behaves. Owned by the test's thread; set before the server starts. */
public final class ServerScript {

    /** What it offers, and takes a Nak for. */
    public List<AuthenticationProtocol> methods = List.of(AuthenticationProtocol.MSCHAP_V2);

    /** Who may log in. */
    public String user = "alice";

    /** With which password. */
    public String password = "correct horse";

    /** Messages of MS-CHAPv2 Failures sent before a password is even looked at, one for each Response. */
    public final List<String> failures = new ArrayList<>();

    /** What it says instead of its proof that it knows the password; empty for the proof. */
    public String successInstead = "";

    /** Key lengths; none at all means that CCP is rejected by Protocol-Reject. */
    public Set<KeyStrength> strengths = EnumSet.of(KeyStrength.BITS_128);

    /** Whether a client may have stateful mode. */
    public boolean statefulAllowed;

    /** Whether the link ends when there is no agreement on encryption. */
    public boolean encryptionRequired = true;

    /** Whether it sends IP packets of its own in clear all the same. */
    public boolean sendsInClear;

    /** Whether IPCP is rejected by Protocol-Reject. */
    public boolean withoutIpcp;

    /** Whether IPCP leaves the client at 0.0.0.0. */
    public boolean withoutAddress;

    /** Whether it sends no Challenge. */
    public boolean withoutChallenge;

    /** The Mru it asks the client to keep to. */
    public int mru = 1400;
}
