package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A network namespace of our own: nothing done in it touches the host's network. Closing it deletes it. */
final class NetworkNamespace implements AutoCloseable {
    private final String name;

    private NetworkNamespace(String name) {
        this.name = name;
    }

    static NetworkNamespace create(String name) {
        Command.run(List.of("ip", "netns", "add", name));
        return new NetworkNamespace(name);
    }

    /** Runs {@code ip WORDS} inside; the words are separated by blanks. */
    void ip(String words) {
        List<String> command = new ArrayList<>(List.of("ip", "-netns", name));
        command.addAll(Arrays.asList(words.split(" ")));
        Command.run(command);
    }

    /** Runs a command inside to its end and returns its output. */
    String run(String... command) {
        return Command.run(inside(List.of(command)));
    }

    /** Starts a command inside; it keeps the process identifier it was started with. */
    ChildProcess start(String processName, Path directory, Map<String, String> environment, List<String> command) {
        return ChildProcess.start(processName, directory, environment, inside(command));
    }

    private List<String> inside(List<String> command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(command);
        return whole;
    }

    /** Ends what is left inside and deletes the namespace, devices included. */
    @Override
    public void close() {
        Command.run(List.of("ip", "netns", "pids", name))
                .lines()
                .map(Long::parseLong)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(ProcessHandle::destroyForcibly);
        Command.run(List.of("ip", "netns", "delete", name));
    }
}
