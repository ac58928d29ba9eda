package dev.turnpike.dist.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Linux client in User Mode Linux. Its console is its report: lines of the scripts begin with LAB. */
public final class UmlGuest implements AutoCloseable {
    private static final Pattern END = Pattern.compile("^LAB (end|failed) (.*)");

    private final ClientPlan plan;
    private final String address;
    private final ChildProcess process;

    private UmlGuest(ClientPlan plan, String address, ChildProcess process) {
        this.plan = plan;
        this.address = address;
        this.process = process;
    }

    static UmlGuest boot(ClientPlan plan, LabNetwork network, Path scripts, Path directory) {
        String address = network.attach(plan.name());
        Path parameters = directory.resolve(plan.name() + ".parameters");
        String assignments = plan.with("MODULES", UmlKernel.modules())
                .with("ADDRESS", address + "/24")
                .with("SERVER", LabNetwork.SERVER)
                .with("INNER_HOST", LabNetwork.INNER_HOST)
                .with("INNER_NETWORK", LabNetwork.INNER_NETWORK)
                .assignments();
        try {
            Files.writeString(parameters, assignments, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new UmlGuest(
                plan, address, network.start(plan.name(), directory, UmlKernel.boot(plan.name(), scripts, parameters)));
    }

    /** The address from which the server sees this client. */
    public String address() {
        return address;
    }

    /** Everything the client printed: pppd's trace of every packet among it. */
    public LineLog console() {
        return process.log();
    }

    /** Waits for a fact that the scripts report, as {@code KEY VALUE...}. */
    public Matcher awaitReport(String expression) {
        Matcher report = console().await(Pattern.compile("^LAB (?:failed.*|(?:" + expression + "))"), plan.limit());
        if (report.group().startsWith("LAB failed")) {
            throw new AssertionError(
                    console() + " gave up: " + report.group() + "\n" + console().text());
        }
        return report;
    }

    /** Waits until the scenario is through; fails when it gave up. */
    public UmlGuest awaitEnd() {
        Matcher end = console().await(END, plan.limit());
        if (!"end".equals(end.group(1))) {
            throw new AssertionError(
                    console() + " gave up: " + end.group(2) + "\n" + console().text());
        }
        process.awaitExit(Duration.ofSeconds(20));
        return this;
    }

    /** Pulls the plug: no packet leaves any more. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        // A guest has nothing to save; one that hangs does not listen to a polite request.
        process.kill();
    }
}
