package dev.turnpike.dist.lab;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one client guest does.
 *
 * @param name of the guest, also of its tap device
 * @param scenario a script in lab/scenarios, without its ending
 * @param parameters shell variables for the scripts
 * @param limit after which the guest ends itself
 */
public record ClientPlan(String name, String scenario, Map<String, String> parameters, Duration limit) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    public ClientPlan {
        parameters = Map.copyOf(parameters);
    }

    /** A client that runs the scenario as alice and requires MPPE of 128 bits. */
    public static ClientPlan of(String scenario) {
        return new ClientPlan("client", scenario, Map.of(), LIMIT)
                .login(ServerConfiguration.USER, ServerConfiguration.PASSWORD)
                .options("require-mppe-128");
    }

    /** The same under another name: two guests of a test need two. */
    public ClientPlan named(String other) {
        return new ClientPlan(other, scenario, parameters, limit);
    }

    /** The same with this user name and password. */
    public ClientPlan login(String user, String password) {
        return with("LOGIN", user).with("PASSWORD", password);
    }

    /** The same with these options of pppd, separated by blanks. */
    public ClientPlan options(String words) {
        return with("PPP_OPTIONS", words);
    }

    /** The same with one more shell variable. */
    public ClientPlan with(String variable, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(variable, value.toString());
        return new ClientPlan(name, scenario, more, limit);
    }

    /** The same with another limit. */
    public ClientPlan within(Duration other) {
        return new ClientPlan(name, scenario, parameters, other);
    }

    /** The file of assignments that the guest reads. */
    String assignments() {
        return with("SCENARIO", scenario).with("TIME_LIMIT", limit.toSeconds()).parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "='" + entry.getValue().replace("'", "'\\''") + "'\n")
                .sorted()
                .collect(joining());
    }
}
