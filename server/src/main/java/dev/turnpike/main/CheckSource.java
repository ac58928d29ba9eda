package dev.turnpike.main;

import dev.turnpike.check.Check;
import dev.turnpike.config.TurnpikeConfig;
import java.util.List;

/** Where {@code turnpike check} gets its checks from. */
@FunctionalInterface
public interface CheckSource {

    /**
     * The checks for a configuration, which is not verified yet: what reads a section of a provider does so here, and notes
     * its problems there.
     *
     * @throws CommandException if they cannot be made
     */
    List<Check> checks(TurnpikeConfig config) throws CommandException;
}
