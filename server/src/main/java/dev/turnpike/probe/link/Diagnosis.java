package dev.turnpike.probe.link;

import dev.turnpike.gre.PeerWindow;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.lcp.AuthenticationProtocol;
import dev.turnpike.ppp.lcp.LcpOption;
import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.TerminationData;
import dev.turnpike.probe.report.Failure;
import dev.turnpike.probe.report.FailureCause;
import dev.turnpike.probe.report.Phase;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;

/** Finds the cause behind the end of a link. Owned by the link's thread. */
final class Diagnosis {

    private final ClientLcp lcp;
    private final ClientCcp ccp;
    private final PeerWindow window;
    private final Counters counters;
    private boolean heard;
    private boolean rejectedCcp;

    Diagnosis(ClientLcp lcp, ClientCcp ccp, PeerWindow window, Counters counters) {
        this.lcp = lcp;
        this.ccp = ccp;
        this.window = window;
        this.counters = counters;
    }

    /** A GRE packet of this call came. */
    void heard() {
        heard = true;
    }

    /** We told the server that we do not do CCP. */
    void rejectedCcp() {
        rejectedCcp = true;
    }

    /** LCP came to its end by itself. */
    Failure ofLcp(Ending ending) {
        return switch (ending) {
            case Ending.NoAnswer none -> ofSilence();
            case Ending.PeerTerminated(Octets data) -> ofEnd(Phase.LCP, FailureCause.LCP_TERMINATED, describe(data));
            case Ending.NoAgreement(String reason) -> ofDisagreement(reason);
            case Ending.Rejected(String what) -> Failure.of(FailureCause.LCP_TERMINATED, "it rejected " + what);
            case Ending.Closed(String reason) -> Failure.of(FailureCause.LCP_TERMINATED, reason);
        };
    }

    /** Encryption is required, and CCP came to its end. */
    Failure ofCcp(Ending ending) {
        boolean other = ccp.disliked().isPresent();
        return Failure.of(
                other ? FailureCause.SERVER_REQUIRES_ENCRYPTION : FailureCause.SERVER_LACKS_ENCRYPTION,
                "CCP " + ending.describe());
    }

    /** IPCP came to its end. */
    Failure ofIpcp(Ending ending) {
        FailureCause cause = switch (ending) {
            case Ending.NoAgreement none -> FailureCause.NO_ADDRESS;
            case Ending.NoAnswer none -> FailureCause.NO_NETWORK_PROTOCOL;
            case Ending.PeerTerminated peer -> FailureCause.NO_NETWORK_PROTOCOL;
            case Ending.Rejected rejected -> FailureCause.NO_NETWORK_PROTOCOL;
            case Ending.Closed closed -> FailureCause.NO_NETWORK_PROTOCOL;
        };
        return Failure.of(cause, "IPCP " + ending.describe());
    }

    /** The server sent an LCP Terminate-Request. */
    Failure ofTerminate(Phase phase, Octets data) {
        FailureCause otherwise = switch (phase) {
            case TCP, CONTROL, CALL, LCP, AUTH -> FailureCause.LCP_TERMINATED;
            case CCP, IPCP, PING -> FailureCause.SERVER_ENDED;
        };
        return ofEnd(phase, otherwise, "LCP Terminate-Request: " + describe(data));
    }

    /**
     * The server ended the link in this phase.
     *
     * @param otherwise the cause where nothing that happened before explains it
     */
    Failure ofEnd(Phase phase, FailureCause otherwise, String detail) {
        if (lcp.isLooped()) {
            return Failure.of(FailureCause.LINK_LOOPED, detail);
        }
        boolean negotiating = phase == Phase.LCP;
        if (negotiating && !(heard && isAnswered())) {
            return ofSilence();
        }
        if (negotiating && lcp.refused().isPresent()) {
            return Failure.of(
                    FailureCause.NO_COMMON_AUTHENTICATION,
                    "the server wants " + describe(lcp.refused().get()) + "; " + detail);
        }
        boolean encryption = phase == Phase.CCP || phase == Phase.IPCP;
        if (encryption && (rejectedCcp || ccp.disliked().isPresent())) {
            return Failure.of(FailureCause.SERVER_REQUIRES_ENCRYPTION, detail);
        }
        return Failure.of(otherwise, detail);
    }

    private Failure ofDisagreement(String reason) {
        if (lcp.isLooped()) {
            return Failure.of(FailureCause.LINK_LOOPED, reason);
        }
        return lcp.refused()
                .map(wanted -> Failure.of(
                        FailureCause.NO_COMMON_AUTHENTICATION, "the server wants " + describe(wanted) + "; " + reason))
                .orElseGet(() -> Failure.of(FailureCause.NOT_CONVERGING, reason));
    }

    private Failure ofSilence() {
        long unsent = counters.value(Counter.GRE_SEND_FAILED);
        if (unsent > 0 && !isAnswered()) {
            return Failure.of(
                    FailureCause.LOCAL_FAULT,
                    "the kernel did not take " + unsent + " GRE packets from us: look at this machine's own firewall");
        }
        if (!heard) {
            return Failure.of(FailureCause.GRE_BLOCKED, "no GRE packet of this call came from the server");
        }
        if (!isAnswered()) {
            return Failure.of(
                    FailureCause.GRE_BLOCKED_OUTBOUND,
                    "the server repeats its LCP requests, and neither answers nor acknowledges ours");
        }
        return Failure.of(FailureCause.SERVER_SILENT, "no answer to our LCP requests any more");
    }

    private boolean isAnswered() {
        return lcp.isAnswered() || window.roundTrip().isPresent();
    }

    private static String describe(Octets data) {
        return TerminationData.describe(data);
    }

    private static String describe(LcpOption.Authentication wanted) {
        return AuthenticationProtocol.of(wanted)
                .map(MethodNames::of)
                .orElseGet(() -> String.format(
                        "0x%04x %s", wanted.protocol(), wanted.data().first(4)));
    }
}
