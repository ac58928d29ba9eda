package dev.turnpike.os;

import java.util.ArrayList;
import java.util.List;

/** Writes down what would be run. Owned by the test's thread. */
final class FakeCommandRunner implements CommandRunner {

    final List<String> commands = new ArrayList<>();
    final List<String> inputs = new ArrayList<>();
    String failure = "";

    @Override
    public String run(List<String> command, String input) throws CommandException {
        commands.add(String.join(" ", command));
        inputs.add(input);
        if (!failure.isEmpty()) {
            throw new CommandException(command, failure);
        }
        return "";
    }
}
