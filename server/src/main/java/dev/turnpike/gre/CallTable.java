package dev.turnpike.gre;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which session a call ID of ours belongs to. Any thread reads and writes, nobody waits.
 *
 * <p>Our call ID alone is the key: two clients behind one address may have chosen the same ID of their own.
 */
public final class CallTable {

    private static final int CALL_IDS = 1 << 16;

    /**
     * What a packet must match and where it goes.
     *
     * @param peerAddress the address of the control connection's peer
     */
    record Call(int peerAddress, GreSink sink) {}

    private final AtomicReferenceArray<@Nullable Call> calls = new AtomicReferenceArray<>(CALL_IDS);

    /**
     * Lets packets for {@code callId} from {@code peerAddress} go to {@code sink}.
     *
     * @return whether the call ID was free; if not, nothing changed
     */
    public boolean add(int callId, int peerAddress, GreSink sink) {
        return calls.compareAndSet(callId, null, new Call(peerAddress, sink));
    }

    /** Ends what {@link #add} began; does nothing where the call ID is by now somebody else's. */
    public void remove(int callId, GreSink sink) {
        Call call = calls.get(callId);
        if (call != null && call.sink().equals(sink)) {
            calls.compareAndSet(callId, call, null);
        }
    }

    @Nullable
    Call find(int callId) {
        return calls.get(callId);
    }
}
