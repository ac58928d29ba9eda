package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.AddressRule;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the address columns of an entry into rules, as pppd does: in order, first match wins, what no rule allows is
 * denied. Owned by one thread; blocks as long as its resolver does.
 */
final class AddressColumn {

    private final Function<String, Optional<Inet4Address>> resolver;

    /** Host names are looked up by {@code resolver}; it sees no numeric address. */
    AddressColumn(Function<String, Optional<Inet4Address>> resolver) {
        this.resolver = resolver;
    }

    /** The rules; empty if nothing is allowed. */
    List<AddressRule> rules(List<String> words) {
        List<AddressRule> rules = new ArrayList<>();
        for (String text : words) {
            AddressWord word = AddressWord.parse(text);
            switch (word) {
                case AddressWord.None none -> {
                    return allowingSomething(rules);
                }
                case AddressWord.Any any -> {
                    rules.add(new AddressRule.FromPool());
                    return rules;
                }
                case AddressWord.Network network ->
                    resolve(network.host())
                            .flatMap(address -> rule(network, address))
                            .ifPresent(rules::add);
                case AddressWord.Unusable unusable -> {
                    // Remarked on when the file was read.
                }
            }
        }
        return allowingSomething(rules);
    }

    private Optional<Inet4Address> resolve(String host) {
        return Ipv4.looksNumeric(host) ? Ipv4.parse(host) : resolver.apply(host);
    }

    private static Optional<AddressRule> rule(AddressWord.Network word, Inet4Address address) {
        Inet4Address network = Ipv4.network(address, word.prefixLength());
        if (!word.permitted()) {
            return Optional.of(new AddressRule.Denied(network, word.prefixLength()));
        }
        if (word.prefixLength() < 32) {
            return Optional.of(new AddressRule.Within(network, word.prefixLength()));
        }
        return Ipv4.isHost(address) ? Optional.of(new AddressRule.Fixed(address)) : Optional.empty();
    }

    private static List<AddressRule> allowingSomething(List<AddressRule> rules) {
        boolean allowing = rules.stream().anyMatch(rule -> !(rule instanceof AddressRule.Denied));
        return allowing ? rules : List.of();
    }
}
