package dev.turnpike.auth.file;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Looks up host names in the address columns. May block; called on the auth pool alone. */
@FunctionalInterface
interface HostResolver {

    /** The first IPv4 address of a name. */
    Optional<Inet4Address> resolve(String host);

    /** The resolver of the system. */
    static Optional<Inet4Address> system(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .filter(Inet4Address.class::isInstance)
                    .map(Inet4Address.class::cast)
                    .findFirst();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
