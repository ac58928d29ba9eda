package dev.turnpike.probe.link;

import dev.turnpike.ppp.negotiation.Ending;
import dev.turnpike.ppp.negotiation.LayerListener;
import java.util.function.Consumer;

/** A layer listener of three functions; that a layer waits for the one below is no news here. */
record LayerHooks(Runnable onUp, Runnable onDown, Consumer<Ending> onFinished) implements LayerListener {

    @Override
    public void up() {
        onUp.run();
    }

    @Override
    public void down() {
        onDown.run();
    }

    @Override
    public void started() {
        // The stack itself opens the layer below.
    }

    @Override
    public void finished(Ending ending) {
        onFinished.accept(ending);
    }
}
