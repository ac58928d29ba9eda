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

    /** The command that boots a guest on the host's root, read-only, with its one interface on the tap. */
    static List<String> boot(String tap, Path scripts, Path parameters) {
        return List.of(
                PROGRAM,
                "mem=256M",
                "root=/dev/root",
                "rootfstype=hostfs",
                "rootflags=/",
                "ro",
                "init=/bin/sh",
                "quiet",
                "con=null",
                "con0=fd:0,fd:1",
                "vec0:transport=tap,ifname=" + tap + ",depth=64,gro=1",
                // Unknown assignments become the environment of the first process, words after -- its arguments.
                "LAB=" + scripts,
                "PARAMETERS=" + parameters,
                "--",
                scripts.resolve("init.sh").toString());
    }
}
