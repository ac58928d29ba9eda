package dev.turnpike.main;

import dev.turnpike.conf.SecretText;
import dev.turnpike.gre.GreSocket;
import dev.turnpike.net.Ticker;
import dev.turnpike.os.Errno;
import dev.turnpike.os.NativeException;
import dev.turnpike.probe.GreEndpoint;
import dev.turnpike.probe.Probe;
import dev.turnpike.probe.ProbeOptions;
import dev.turnpike.probe.link.FrameTrace;
import dev.turnpike.probe.report.JsonReport;
import dev.turnpike.probe.report.PhaseListener;
import dev.turnpike.probe.report.ProbeReport;
import dev.turnpike.stats.Counters;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnpike probe}. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description =
                "Logs in to a PPTP server as a client does, pings through the tunnel, and says at which phase and why it"
                        + " fails. Asks for the password, or reads it from standard input. Needs CAP_NET_RAW.",
        footer = {
            "",
            "Examples:",
            "  turnpike probe vpn.example.net --user alice",
            "  turnpike probe 203.0.113.5 --user 'CORP\\alice' --as linux --trace",
            "  turnpike probe vpn.example.net --user alice --password-file secret --json"
        })
final class ProbeCommand implements Callable<Integer> {

    private static final PasswordInput INPUT = new PasswordInput("give one, or use --password-file");

    @Mixin
    private ProbeArguments arguments = new ProbeArguments();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Takes the password from the first line of FILE; - is standard input.")
    private Optional<String> passwordFile = Optional.empty();

    @Option(names = "--trace", description = "Prints every PPP control packet in words, on standard error.")
    private boolean trace;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    private final GreOpener gre;
    private final Terminal terminal;

    ProbeCommand(GreOpener gre, Terminal terminal) {
        this.gre = gre;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException {
        arguments.check();
        try (SecretText password = password()) {
            ProbeReport report = run(arguments.options(password, trace()));
            if (json) {
                terminal.out().println(JsonReport.of(report));
            }
            return (report.failure().isPresent() ? ExitStatus.FAILED : ExitStatus.OK).code();
        }
    }

    private ProbeReport run(ProbeOptions options) throws CommandException {
        try (GreEndpoint endpoint = new GreEndpoint(open(), new Counters())) {
            Probe probe = new Probe(endpoint, Ticker.system(), new SecureRandom());
            if (json) {
                return probe.run(options, arguments.pingTarget(), arguments.pings(), PhaseListener.none());
            }
            ProbeProgress progress = new ProbeProgress(terminal);
            progress.title(options);
            ProbeReport report = probe.run(options, arguments.pingTarget(), arguments.pings(), progress);
            progress.verdict(report);
            return report;
        }
    }

    private GreSocket open() throws CommandException {
        try {
            return gre.open();
        } catch (NativeException e) {
            String remedy = e.errno() == Errno.EPERM ? ": run the probe as root, with sudo for example" : "";
            throw new CommandException(
                    ExitStatus.UNAVAILABLE,
                    "a raw socket for GRE cannot be opened" + remedy + "; " + e.getMessage(),
                    e);
        } catch (IOException e) {
            throw new CommandException(
                    ExitStatus.UNAVAILABLE, "a raw socket for GRE cannot be opened: " + e.getMessage(), e);
        }
    }

    private SecretText password() throws CommandException {
        Optional<String> file = passwordFile.filter(name -> !name.equals("-"));
        if (file.isPresent()) {
            return INPUT.fromFile(file.get());
        }
        if (passwordFile.isEmpty() && terminal.prompt().isPresent()) {
            return PasswordInput.wiped(terminal.prompt().get().secret("Password: "));
        }
        return INPUT.fromStandardInput(terminal);
    }

    private FrameTrace trace() {
        return trace ? new FrameTrace(line -> terminal.err().println(line)) : FrameTrace.none();
    }
}
