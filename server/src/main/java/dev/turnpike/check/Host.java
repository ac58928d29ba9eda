package dev.turnpike.check;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The machine as the checks see it. Nothing here changes it. */
public interface Host {

    /** The content of a short file; empty where it cannot be read. */
    Optional<String> text(Path file);

    /** Why a device cannot be opened for reading and writing; empty where it can. */
    Optional<String> openFailure(Path device);

    /** Who may do what with a file; empty where that cannot be told. */
    Set<PosixFilePermission> permissions(Path file);

    /** Where a program stands on the search path. */
    Optional<Path> program(String name);

    /** Whether an interface of this machine has the address; true for the address that stands for all. */
    boolean hasAddress(InetAddress address);

    /** Why nobody can listen there now; empty where one can. */
    Optional<String> listenFailure(InetSocketAddress address);
}
