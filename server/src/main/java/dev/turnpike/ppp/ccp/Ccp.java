package dev.turnpike.ppp.ccp;

import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.ppp.negotiation.Link;
import dev.turnpike.ppp.negotiation.Timing;
import java.util.Optional;

/**
 * The server's CCP of one session. Owned by the session's thread.
 *
 * <p>It opens only with encryption agreed. Without, it finishes, and its ending says who wanted what.
 */
public final class Ccp {

    private final CcpNegotiator negotiator;
    private final CcpCodes codes;
    private final ControlProtocol<CcpOption> protocol;

    /** CCP in state Initial. */
    public Ccp(Link link, Timing timing, CcpPolicy policy, LayerListener listener, ResetListener resets) {
        this.negotiator = new CcpNegotiator(policy);
        this.codes = new CcpCodes(link, resets);
        this.protocol =
                new ControlProtocol<>(PppProtocol.CCP, link, timing, new CcpOptionCodec(), negotiator, codes, listener);
    }

    /** Packets, time, opening and closing. */
    public ControlProtocol<CcpOption> protocol() {
        return protocol;
    }

    /** What was agreed; present while CCP is Opened. */
    public Optional<CcpAgreement> agreement() {
        return negotiator.agreement();
    }

    /** Who wants what, for the log line of a session without encryption. */
    public String summary() {
        return negotiator.summary();
    }

    /** Asks the peer for a flushed packet; does nothing unless CCP is Opened. */
    public void requestReset() {
        if (protocol.isOpened()) {
            codes.sendResetRequest();
        }
    }

    /**
     * Answers the peer's last Reset-Request; does nothing unless CCP is Opened.
     *
     * <p>RFC 3078 section 8.2 knows no answer, and Windows answers this one by a Code-Reject, which changes nothing here. But
     * a Linux client decrypts nothing more until the answer comes (RFC 1962 section 3): send it before the flushed packet.
     */
    public void acknowledgeReset() {
        if (protocol.isOpened()) {
            codes.sendResetAck();
        }
    }
}
