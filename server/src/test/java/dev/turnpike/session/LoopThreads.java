package dev.turnpike.session;

import java.util.ArrayDeque;

/** Keeps the loops of the session that was made last, for the test to turn them. Owned by the test's thread. */
final class LoopThreads implements SessionFactory.Threads {

    private final ArrayDeque<Runnable> loops = new ArrayDeque<>();

    @Override
    public void start(String name, Runnable loop) {
        loops.add(loop);
    }

    EgressLoop egress() {
        return (EgressLoop) loops.removeFirst();
    }

    IngressLoop ingress() {
        return (IngressLoop) loops.removeLast();
    }
}
