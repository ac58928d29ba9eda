package dev.turnpike.session;

import dev.turnpike.mppe.MppeDecryptor;
import dev.turnpike.mppe.MppeEncryptor;
import dev.turnpike.mppe.MppeMode;
import dev.turnpike.mppe.MppeResult;
import dev.turnpike.net.ByteWriter;
import dev.turnpike.net.MalformedPacketException;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.ppp.Code;
import dev.turnpike.ppp.ControlPacket;
import dev.turnpike.ppp.FrameCodec;
import dev.turnpike.ppp.Octets;
import dev.turnpike.ppp.PppProtocol;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** CCP, IPCP and the IP packets of a {@link ClientPeer}. Owned by the test's thread. */
final class ClientNetwork {

    private static final int STATELESS_128 = 0x01000040;
    private static final int NAME_SERVER = 129; // RFC 1877 section 1.1: the primary DNS server

    /** IP packets that came encrypted, and those that came in clear. */
    final List<byte[]> decrypted = new ArrayList<>();

    final List<byte[]> clear = new ArrayList<>();

    /** Encrypted packets that could not be read. */
    int unreadable;

    /** Identifiers of the Reset-Acks that came. */
    final List<Integer> resetAcks = new ArrayList<>();

    boolean speaksCcp = true;
    boolean asksForIpcp = true;
    boolean acknowledgesCcp = true;

    private final ClientPeer peer;
    private Optional<MppeEncryptor> encryptor = Optional.empty();
    private Optional<MppeDecryptor> decryptor = Optional.empty();
    private ControlPacket ccpRequest = new ControlPacket(Code.CONFIGURE_REQUEST, 0, Octets.NONE);
    private boolean ccpGranted;
    private boolean ccpAcked;
    private int address;
    private int dns;
    private int ipcpRequest;
    private boolean ipcpGranted;
    private boolean ipcpAcked;

    ClientNetwork(ClientPeer peer) {
        this.peer = peer;
    }

    /** The login succeeded. */
    void start() {
        encryptor = Optional.empty();
        decryptor = Optional.empty();
        ipcpGranted = false;
        ipcpAcked = false;
        address = 0;
        dns = 0;
        ccpGranted = false;
        if (speaksCcp) {
            negotiateCcp();
        }
        if (asksForIpcp) {
            requestAddress();
        }
    }

    /** Begins CCP, or begins it anew. */
    void negotiateCcp() {
        ccpAcked = false;
        byte[] option = new ByteWriter().u8(18).u8(6).i32(STATELESS_128).toByteArray();
        ccpRequest = new ControlPacket(Code.CONFIGURE_REQUEST, peer.nextIdentifier(), Octets.copyOf(option));
        repeatCcpRequest();
    }

    void repeatCcpRequest() {
        peer.send(PppProtocol.CCP, ccpRequest);
    }

    boolean isUp() {
        return ipcpGranted && ipcpAcked;
    }

    boolean isEncrypted() {
        return encryptor.isPresent();
    }

    int address() {
        return address;
    }

    /** An IP packet as the session wants it: encrypted, if that was agreed. */
    void sendIp(byte[] packet) {
        if (encryptor.isEmpty()) {
            sendInClear(packet);
            return;
        }
        PacketBuffer buffer = PacketBuffer.copyOf(packet);
        buffer.prepend(2);
        buffer.putU16(0, PppProtocol.IPV4.number());
        encryptor.get().encrypt(buffer);
        peer.send(PppProtocol.COMPRESSED.number(), buffer);
    }

    void sendInClear(byte[] packet) {
        peer.sendFrame(PppProtocol.IPV4.number(), packet);
    }

    void encrypted(PacketBuffer frame) throws MalformedPacketException {
        if (decryptor.isEmpty() || decryptor.get().decrypt(frame) != MppeResult.DECRYPTED) {
            unreadable++;
        } else if (FrameCodec.decode(frame) == PppProtocol.IPV4.number()) {
            decrypted.add(frame.toByteArray());
        }
    }

    void inClear(byte[] packet) {
        clear.add(packet);
    }

    void ccp(ControlPacket packet) {
        int code = packet.code();
        if (!speaksCcp) {
            peer.reject(PppProtocol.CCP, packet);
        } else if (code == Code.CONFIGURE_REQUEST.number() && acknowledgesCcp) {
            ccpGranted = true;
            peer.send(PppProtocol.CCP, new ControlPacket(Code.CONFIGURE_ACK, packet.identifier(), packet.data()));
            encrypt();
        } else if (code == Code.CONFIGURE_ACK.number() && packet.identifier() == ccpRequest.identifier()) {
            ccpAcked = true;
            encrypt();
        } else if (code == Code.RESET_ACK.number()) {
            resetAcks.add(packet.identifier());
        }
    }

    void ipcp(ControlPacket packet) throws MalformedPacketException {
        int code = packet.code();
        if (code == Code.CONFIGURE_REQUEST.number()) {
            ipcpGranted = true;
            peer.send(PppProtocol.IPCP, new ControlPacket(Code.CONFIGURE_ACK, packet.identifier(), packet.data()));
        } else if (packet.identifier() != ipcpRequest) {
            return;
        } else if (code == Code.CONFIGURE_ACK.number()) {
            ipcpAcked = true;
        } else if (code == Code.CONFIGURE_NAK.number()) {
            adopt(packet.data());
            requestAddress();
        }
    }

    private void encrypt() {
        if (ccpGranted && ccpAcked && peer.login.keys().isPresent()) {
            MppeMode mode = new MppeMode(128, true);
            var keys = peer.login.keys().get();
            encryptor = Optional.of(new MppeEncryptor(mode, keys.send()));
            decryptor = Optional.of(new MppeDecryptor(mode, keys.receive(), () -> 0));
        }
    }

    private void requestAddress() {
        ipcpRequest = peer.nextIdentifier();
        byte[] options = new ByteWriter()
                .u8(3)
                .u8(6)
                .i32(address)
                .u8(NAME_SERVER)
                .u8(6)
                .i32(dns)
                .toByteArray();
        peer.send(PppProtocol.IPCP, new ControlPacket(Code.CONFIGURE_REQUEST, ipcpRequest, Octets.copyOf(options)));
    }

    private void adopt(Octets suggested) throws MalformedPacketException {
        var reader = suggested.reader();
        while (reader.remaining() > 0) {
            int type = reader.u8();
            reader.skip(1);
            int value = reader.i32();
            if (type == NAME_SERVER) {
                dns = value;
            } else {
                address = value;
            }
        }
    }

    @Override
    public String toString() {
        return "address " + HexFormat.of().toHexDigits(address);
    }
}
