package dev.turnpike.ppp;

import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.LayerListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what becomes of a layer. */
public final class LayerLog implements LayerListener {

    /** What happened, oldest first. */
    public final List<String> events = new ArrayList<>();

    /** Done when the layer is up. */
    public Runnable whenUp = () -> {};

    /** Done when the layer is down. */
    public Runnable whenDown = () -> {};

    @Override
    public void up() {
        events.add("up");
        whenUp.run();
    }

    @Override
    public void down() {
        events.add("down");
        whenDown.run();
    }

    @Override
    public void started() {
        events.add("started");
    }

    @Override
    public void finished(Ending ending) {
        events.add("finished: " + ending.describe());
    }
}
