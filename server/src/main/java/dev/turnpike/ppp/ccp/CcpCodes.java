package dev.turnpike.ppp.ccp;

import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.negotiation.ExtraCodes;
import dev.turnpike.ppp.negotiation.Link;
import java.util.Optional;

/** CCP's own codes (RFC 1962 section 3). Owned by the session's thread. */
public final class CcpCodes implements ExtraCodes {

    private final Link link;
    private final ResetListener listener;
    private int resetIdentifier; // of the peer's last Reset-Request

    /** Codes on {@code link}. */
    public CcpCodes(Link link, ResetListener listener) {
        this.link = link;
        this.listener = listener;
    }

    @Override
    public Optional<Extra> parse(ControlPacket packet) {
        if (packet.code() == Code.RESET_REQUEST.number()) {
            return Optional.of(new Extra(false, () -> {
                resetIdentifier = packet.identifier();
                listener.resetRequested();
            }));
        }
        if (packet.code() == Code.RESET_ACK.number()) {
            return Optional.of(new Extra(false, listener::resetAcknowledged));
        }
        return Optional.empty();
    }

    /** Asks the peer for a flushed packet, after loss in stateful mode (RFC 3078 section 8.2). */
    public void sendResetRequest() {
        link.send(PppProtocol.CCP, new ControlPacket(Code.RESET_REQUEST, link.nextIdentifier(), Octets.NONE));
    }

    /** Answers the peer's last Reset-Request. */
    public void sendResetAck() {
        link.send(PppProtocol.CCP, new ControlPacket(Code.RESET_ACK, resetIdentifier, Octets.NONE));
    }
}
