package dev.turnpike.dist.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs bin/turnpike with a chosen set of Javas.
 *
 * @param javaHome the value of JAVA_HOME
 * @param onPath whose bin directory stands first in the PATH
 * @param hiding whether the Javas of this machine are out of sight
 */
public record Launcher(Path javaHome, Path onPath, boolean hiding) {
    /** What a run came to. */
    public record Outcome(int status, String output) {}

    /** A launcher that sees these two. */
    public static Launcher withJava(Path javaHome, Path onPath) {
        return new Launcher(javaHome, onPath, false);
    }

    /** The same on a machine with no Java in /usr/lib/jvm; needs root for a mount of its own. */
    public Launcher hidingInstalledJava() {
        return new Launcher(javaHome, onPath, true);
    }

    /** Runs the launcher with these arguments to its end. */
    public Outcome run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (hiding) {
            LabRequirements.check();
            command.addAll(List.of("unshare", "--mount", "sh", "-c"));
            command.add("[ ! -d /usr/lib/jvm ] || mount -t tmpfs tmpfs /usr/lib/jvm; exec \"$0\" \"$@\"");
        }
        command.add(Distribution.launcher().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of("JAVA_HOME", javaHome.toString(), "PATH", onPath.resolve("bin") + ":/usr/bin:/bin"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Outcome(process.waitFor(), output);
        } catch (InterruptedException e) {
            throw new LabException("interrupted while waiting for " + command, e);
        }
    }
}
