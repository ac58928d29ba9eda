package dev.turnpike.check;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A machine on which all is well until a test says otherwise. */
final class FakeHost implements Host {

    final Map<Path, String> texts = new HashMap<>();
    final Map<Path, String> openFailures = new HashMap<>();
    final Set<PosixFilePermission> permissions = EnumSet.of(PosixFilePermission.OWNER_READ);
    final Map<String, Path> programs = new HashMap<>();
    final Set<InetAddress> foreign = new HashSet<>();
    final Map<InetSocketAddress, String> listenFailures = new HashMap<>();

    FakeHost() {
        texts.put(Path.of("/proc/self/status"), "Name:\tjava\nCapEff:\t0000000000003000\nCapBnd:\t0\n");
        texts.put(Path.of("/proc/sys/net/ipv4/ip_forward"), "1\n");
        programs.put("ip", Path.of("/usr/sbin/ip"));
        programs.put("nft", Path.of("/usr/sbin/nft"));
    }

    @Override
    public Optional<String> text(Path file) {
        return Optional.ofNullable(texts.get(file));
    }

    @Override
    public Optional<String> openFailure(Path device) {
        return Optional.ofNullable(openFailures.get(device));
    }

    @Override
    public Set<PosixFilePermission> permissions(Path file) {
        return permissions;
    }

    @Override
    public Optional<Path> program(String name) {
        return Optional.ofNullable(programs.get(name));
    }

    @Override
    public boolean hasAddress(InetAddress address) {
        return !foreign.contains(address);
    }

    @Override
    public Optional<String> listenFailure(InetSocketAddress address) {
        return Optional.ofNullable(listenFailures.get(address));
    }
}
