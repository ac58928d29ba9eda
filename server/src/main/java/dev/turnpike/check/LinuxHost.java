package dev.turnpike.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The machine that this process runs on. */
public final class LinuxHost implements Host {

    private static final String ADMINISTRATORS_PROGRAMS = "/usr/sbin:/sbin";

    private final List<Path> searchPath;

    /** With {@code PATH}, to which the directories of the administrator's programs are added. */
    public LinuxHost(Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "") + ":" + ADMINISTRATORS_PROGRAMS;
        searchPath = Stream.of(path.split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
    }

    @Override
    public Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> openFailure(Path device) {
        try (FileChannel opened = FileChannel.open(device, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return opened.isOpen() ? Optional.empty() : Optional.of("was closed at once");
        } catch (NoSuchFileException e) {
            return Optional.of("does not exist");
        } catch (AccessDeniedException e) {
            return Optional.of("may not be opened by this user");
        } catch (IOException e) {
            return Optional.of("cannot be opened: " + e.getMessage());
        }
    }

    @Override
    public Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException e) {
            return Set.of();
        }
    }

    @Override
    public Optional<Path> program(String name) {
        return searchPath.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public boolean hasAddress(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<String> listenFailure(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
