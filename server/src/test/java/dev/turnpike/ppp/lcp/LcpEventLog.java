package dev.turnpike.ppp.lcp;

import java.util.ArrayList;
import java.util.List;

/** Writes down what LCP hears. */
public final class LcpEventLog implements LcpEvents {

    /** What happened, oldest first. */
    public final List<String> events = new ArrayList<>();

    @Override
    public void protocolRejected(int protocol) {
        events.add(String.format("rejected %04x", protocol));
    }

    @Override
    public void identified(String text) {
        events.add("identified " + text);
    }

    @Override
    public void peerSilent() {
        events.add("silent");
    }
}
