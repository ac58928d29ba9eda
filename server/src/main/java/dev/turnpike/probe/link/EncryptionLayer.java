package dev.turnpike.probe.link;

import dev.turnpike.crypto.MppeKeyDerivation.StartKeys;
import dev.turnpike.mppe.MppeDecryptor;
import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.net.Ticker;
import dev.turnpike.ppp.PppProtocol;
import dev.turnpike.ppp.ccp.CcpCodes;
import dev.turnpike.ppp.ccp.CcpOption;
import dev.turnpike.ppp.ccp.CcpOptionCodec;
import dev.turnpike.ppp.ccp.ResetListener;
import dev.turnpike.ppp.negotiation.ControlProtocol;
import dev.turnpike.ppp.negotiation.LayerListener;
import dev.turnpike.ppp.negotiation.Link;
import java.util.Optional;

/** The client's CCP, and the keys that make ciphers of what it agrees on. Owned by the link's thread. */
final class EncryptionLayer {

    private final ClientCcp negotiator;
    private final CcpCodes codes;
    private final ControlProtocol<CcpOption> protocol;
    private final Ticker ticker;
    private Optional<StartKeys> keys = Optional.empty();

    EncryptionLayer(Link link, ClientCcp negotiator, Ticker ticker, LayerListener listener, Runnable onReset) {
        this.negotiator = negotiator;
        this.ticker = ticker;
        this.codes = new CcpCodes(link, new Resets(onReset));
        this.protocol = new ControlProtocol<>(
                PppProtocol.CCP, link, LinkOptions.timing(), new CcpOptionCodec(), negotiator, codes, listener);
    }

    ControlProtocol<CcpOption> protocol() {
        return protocol;
    }

    /** The login gave these keys, which are this layer's from now on. */
    void keys(StartKeys keys) {
        wipe();
        this.keys = Optional.of(keys);
    }

    boolean hasKeys() {
        return keys.isPresent();
    }

    /** CCP is Opened: lets packets pass encrypted. */
    void open(InnerPath path) {
        StartKeys start = keys.orElseThrow();
        path.openEncrypted(
                new MppeEncryptor(negotiator.sendMode(), start.send()),
                new MppeDecryptor(negotiator.receiveMode(), start.receive(), ticker));
    }

    /** The cipher in words, while CCP is Opened. */
    String describe() {
        return negotiator.sendMode().equals(negotiator.receiveMode())
                ? negotiator.sendMode().toString()
                : negotiator.sendMode() + " to the server, " + negotiator.receiveMode() + " to us";
    }

    /** Our decryptor lost its place. */
    void requestReset() {
        if (protocol.isOpened()) {
            codes.sendResetRequest();
        }
    }

    /** Overwrites the keys. */
    void wipe() {
        keys.ifPresent(StartKeys::wipe);
        keys = Optional.empty();
    }

    private record Resets(Runnable onReset) implements ResetListener {

        @Override
        public void resetRequested() {
            onReset.run();
        }

        @Override
        public void resetAcknowledged() {
            // RFC 3078 section 8.2: the flushed packet is the acknowledgement.
        }
    }
}
