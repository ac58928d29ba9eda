package dev.turnpike.main;

import dev.turnpike.auth.spi.ProviderCheck.Finding;
import dev.turnpike.auth.spi.ProviderCheck.Level;
import dev.turnpike.check.Check;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.TurnpikeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnpike check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Looks at the configuration, the machine and the providers, and says what is wrong and what to do.",
        footer = {"", "Example:", "  turnpike check --config /etc/turnpike/turnpike.conf"})
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    private final List<CheckSource> sources;
    private final Terminal terminal;
    private final Map<String, String> environment;

    CheckCommand(List<CheckSource> sources, Terminal terminal, Map<String, String> environment) {
        this.sources = sources;
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, CommandException {
        TurnpikeConfig read = config.read(environment);
        List<Check> checks = new ArrayList<>();
        for (CheckSource source : sources) {
            checks.addAll(source.checks(read));
        }
        read.source().verify();
        Table table = new Table("state", "what", "detail", "remedy");
        ExitStatus worst = ExitStatus.OK;
        for (Check check : checks) {
            for (Finding finding : check.findings(new Check.Subject(config.file(), read))) {
                table.add(finding.level().name(), finding.what(), finding.detail(), finding.remedy());
                worst = finding.level() == Level.FAIL ? worse(worst, status(check.kind())) : worst;
            }
        }
        terminal.out().print(json ? table.json() : table.text(terminal.colours()));
        terminal.out().flush();
        return worst.code();
    }

    private static ExitStatus status(Check.Kind kind) {
        return switch (kind) {
            case CONFIGURATION -> ExitStatus.USAGE;
            case MACHINE -> ExitStatus.UNAVAILABLE;
            case BACK_END -> ExitStatus.FAILED;
        };
    }

    /** What must be mended first: the configuration, then the machine, then the providers. */
    private static ExitStatus worse(ExitStatus a, ExitStatus b) {
        List<ExitStatus> order = List.of(ExitStatus.OK, ExitStatus.FAILED, ExitStatus.UNAVAILABLE, ExitStatus.USAGE);
        return order.indexOf(a) >= order.indexOf(b) ? a : b;
    }
}
