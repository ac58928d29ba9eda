package dev.turnpike.auth.spi;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an accepted user gets. Immutable. Made by a builder, so that a grant may learn more without breaking a plugin that
 * was compiled before. What a grant leaves open the server's configuration decides.
 */
public final class Grant {

    private final List<AddressRule> addresses;
    private final List<Inet4Address> dns;
    private final List<Inet4Address> wins;
    private final Optional<Duration> sessionTimeout;
    private final Optional<Duration> idleTimeout;

    private Grant(Builder builder) {
        addresses = List.copyOf(builder.addresses);
        dns = List.copyOf(builder.dns);
        wins = List.copyOf(builder.wins);
        sessionTimeout = builder.sessionTimeout;
        idleTimeout = builder.idleTimeout;
    }

    /** Leaves everything to the server's configuration. */
    public static Grant none() {
        return builder().build();
    }

    /** Starts empty. */
    public static Builder builder() {
        return new Builder();
    }

    /** Rules for the tunnel address in order; empty means any address of the server's pool. */
    public List<AddressRule> addresses() {
        return addresses;
    }

    /** DNS servers, two at most are told; empty means the server's. */
    public List<Inet4Address> dns() {
        return dns;
    }

    /** WINS servers, two at most are told; empty means the server's. */
    public List<Inet4Address> wins() {
        return wins;
    }

    /** The longest the session may last. */
    public Optional<Duration> sessionTimeout() {
        return sessionTimeout;
    }

    /** The longest the session may carry no packet. */
    public Optional<Duration> idleTimeout() {
        return idleTimeout;
    }

    /** Gathers what is granted. Owned by one thread. */
    public static final class Builder {

        private final List<AddressRule> addresses = new ArrayList<>();
        private final List<Inet4Address> dns = new ArrayList<>();
        private final List<Inet4Address> wins = new ArrayList<>();
        private Optional<Duration> sessionTimeout = Optional.empty();
        private Optional<Duration> idleTimeout = Optional.empty();

        private Builder() {}

        /** Adds one rule behind those before. */
        public Builder address(AddressRule rule) {
            addresses.add(rule);
            return this;
        }

        /** Adds a DNS server. */
        public Builder dns(Inet4Address server) {
            dns.add(server);
            return this;
        }

        /** Adds a WINS server. */
        public Builder wins(Inet4Address server) {
            wins.add(server);
            return this;
        }

        /**
         * Ends the session after that time.
         *
         * @throws IllegalArgumentException if it is not positive: a back end's word for "no limit" is no timeout here
         */
        public Builder sessionTimeout(Duration time) {
            sessionTimeout = Optional.of(positive("a session timeout", time));
            return this;
        }

        /**
         * Ends the session after that time without a packet.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder idleTimeout(Duration time) {
            idleTimeout = Optional.of(positive("an idle timeout", time));
            return this;
        }

        /** The grant. */
        public Grant build() {
            return new Grant(this);
        }

        private static Duration positive(String what, Duration time) {
            if (!time.isPositive()) {
                throw new IllegalArgumentException(what + " is positive, not " + time);
            }
            return time;
        }
    }
}
