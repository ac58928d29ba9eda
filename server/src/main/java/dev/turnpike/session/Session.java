package dev.turnpike.session;

import dev.turnpike.auth.AuthDecision;
import dev.turnpike.auth.spi.AccountedSession;
import dev.turnpike.auth.spi.SessionInfo;
import dev.turnpike.auth.spi.TerminateCause;
import dev.turnpike.control.Call;
import dev.turnpike.control.ClearCause;
import dev.turnpike.gre.GreSink;
import dev.turnpike.net.PacketBuffer;
import dev.turnpike.stats.Counter;
import dev.turnpike.stats.Counters;
import dev.turnpike.tun.PacketSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One session as everybody else sees it: a place to put packets and messages. Any thread may call anything here; nothing
 * waits, since all of it is carried out by the session's own two threads.
 */
final class Session implements Call {

    private static final int LINK_INFOS_OF_INTEREST = 3;

    private final SessionInfo info;
    private final Mailbox<SessionInput> ingress;
    private final Mailbox<EgressMessage> egress;
    private final Counters counters;
    private volatile @Nullable AccountedSession accounted; // written by the ingress thread
    private int linkInfos; // control thread only

    Session(SessionInfo info, Mailbox<SessionInput> ingress, Mailbox<EgressMessage> egress, Counters counters) {
        this.info = info;
        this.ingress = ingress;
        this.egress = egress;
        this.counters = counters;
    }

    SessionInfo info() {
        return info;
    }

    /** Who it is and what address it has, while it has one. */
    Optional<AccountedSession> accounted() {
        return Optional.ofNullable(accounted);
    }

    boolean hasAddress() {
        return accounted != null;
    }

    /** Ingress thread: the login was accepted and an address was found. */
    void accounted(AccountedSession as) {
        accounted = as;
    }

    /** Ingress thread: the address was given back. */
    void unaccounted() {
        accounted = null;
    }

    /** The auth pool has an answer to question {@code check}. */
    void decided(long check, AuthDecision decision) {
        if (!ingress.post(new SessionInput.Decided(check, decision))) {
            decision.discard();
        }
    }

    /** The outbound thread has failed. */
    void egressFailed() {
        ingress.post(new SessionInput.EgressFailed());
    }

    /** Ends the session cleanly, soon. */
    void disconnect(TerminateCause cause, String why) {
        // One is enough: however many are sent, they leave room for what comes once only.
        ingress.postIfRoom(new SessionInput.Disconnect(cause, why));
    }

    /** What the GRE reader offers packets to. */
    GreSink fromClient() {
        return packet -> offer(ingress, packet, Counter.INGRESS_QUEUE_FULL);
    }

    /** What the TUN reader offers packets to. */
    PacketSink toClient() {
        return packet -> offer(egress, packet, Counter.EGRESS_QUEUE_FULL);
    }

    @Override
    public void connected() {
        ingress.post(new SessionInput.Connected());
    }

    @Override
    public void linkInfo(int sendAccm, int receiveAccm) {
        // The first ones tell that the client listens; a client that sends many must not fill the mailbox.
        if (linkInfos < LINK_INFOS_OF_INTEREST) {
            linkInfos++;
            ingress.post(new SessionInput.LinkInfo());
        }
    }

    @Override
    public void cleared(ClearCause cause) {
        ingress.post(new SessionInput.Cleared(cause));
    }

    private void offer(Mailbox<?> mailbox, PacketBuffer packet, Counter full) {
        if (!mailbox.offer(packet)) {
            counters.count(full);
            packet.release();
        }
    }
}
