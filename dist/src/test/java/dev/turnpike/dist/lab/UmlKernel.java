package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.util.List;

/** The User Mode Linux kernel of this machine: a program, and the modules that belong to it. */
final class UmlKernel {
    static final String PROGRAM = "linux.uml";

    private static final Path MODULES = Path.of("/usr/lib/uml/modules");

    private UmlKernel() {}

    /** The modules of the installed kernel. */
    static Path modules() {
        return MODULES.resolve(Command.run(List.of(PROGRAM, "--version")).strip());
    }

    /**
     * The command that boots a guest with its one interface on the tap; boot.sh says why it needs namespaces of its
     * own. All of the guest ends with the process of this command.
     */
    static List<String> boot(String tap, Path scripts, Path parameters) {
        return List.of(
                "unshare",
                "--pid",
                "--fork",
                "--kill-child",
                "--mount-proc",
                "sh",
                scripts.resolve("boot.sh").toString(),
                tap,
                scripts.toString(),
                parameters.toString());
    }
}
