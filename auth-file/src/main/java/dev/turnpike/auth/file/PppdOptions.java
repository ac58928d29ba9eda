package dev.turnpike.auth.file;

import dev.turnpike.auth.spi.Grant;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The pppd options that an entry may carry behind {@code --}. Those that a grant can express are carried out: {@code idle
 * SECONDS}, {@code maxconnect SECONDS}, {@code ms-dns ADDRESS}, {@code ms-wins ADDRESS}. Pure functions.
 */
final class PppdOptions {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private PppdOptions() {}

    /** Puts what can be carried out into {@code grant} and returns the words that cannot. */
    static List<String> apply(List<String> words, Grant.Builder grant) {
        List<String> unused = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (applied(words.get(i), value, grant)) {
                i += 2;
            } else {
                unused.add(words.get(i));
                i++;
            }
        }
        return unused;
    }

    private static boolean applied(String option, String value, Grant.Builder grant) {
        return switch (option) {
            case "idle" -> seconds(value, grant::idleTimeout);
            case "maxconnect" -> seconds(value, grant::sessionTimeout);
            case "ms-dns" -> address(value, grant::dns);
            case "ms-wins" -> address(value, grant::wins);
            default -> false;
        };
    }

    private static boolean seconds(String value, Consumer<Duration> limit) {
        if (!SECONDS.matcher(value).matches()) {
            return false;
        }
        Duration duration = Duration.ofSeconds(Long.parseLong(value));
        if (duration.isPositive()) { // zero means no limit
            limit.accept(duration);
        }
        return true;
    }

    private static boolean address(String value, Consumer<Inet4Address> server) {
        Optional<Inet4Address> address = Ipv4.parse(value);
        address.ifPresent(server);
        return address.isPresent();
    }
}
