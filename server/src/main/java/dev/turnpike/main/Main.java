package dev.turnpike.main;

import dev.turnpike.check.HostChecks;
import dev.turnpike.check.LinuxHost;
import dev.turnpike.os.LinuxGreSocket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line: puts the commands together with what they need, and runs the one that was asked for. */
public final class Main {

    private final CommandLine commands;

    /**
     * What the commands need.
     *
     * @param launcher runs the server
     * @param directories keep users
     * @param checks of {@code turnpike check}, in the order of its table
     * @param gre opens the socket of {@code turnpike probe}
     * @param terminal where the commands read and write
     * @param random for passwords: a secure one
     * @param environment of the process
     */
    public record Parts(
            ServerLauncher launcher,
            UserDirectories directories,
            List<CheckSource> checks,
            GreOpener gre,
            Terminal terminal,
            RandomGenerator random,
            Map<String, String> environment) {}

    /** Puts the commands together. */
    public Main(Parts parts) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand(new ServeCommand(parts.launcher(), parts.environment()));
        root.addSubcommand(new CheckCommand(parts.checks(), parts.terminal(), parts.environment()));
        root.addSubcommand(new UserCommand(parts.directories(), parts.terminal(), parts.random(), parts.environment()));
        root.addSubcommand(new ProbeCommand(parts.gre(), parts.terminal()));
        root.addSubcommand(new AutoComplete.GenerateCompletion());
        root.addSubcommand(new ManualCommand(root, parts.terminal()));
        commands = configured(root, parts.terminal());
    }

    /** The process: ends with the status of {@link ExitStatus}. */
    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.ofProcess(environment);
        Main main = new Main(new Parts(
                new LoggedServer(environment),
                new ProviderUsers(),
                List.of(config -> HostChecks.of(new LinuxHost(environment)), new ProviderChecks()),
                LinuxGreSocket::open,
                terminal,
                new SecureRandom(),
                environment));
        System.exit(main.run(arguments));
    }

    /** Runs the command that {@code arguments} name; the result is the exit status of the process. */
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    private static CommandLine configured(CommandLine root, Terminal terminal) {
        Errors errors = new Errors();
        addVersion(root);
        return root.setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    private static void addVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new VersionProvider());
        command.getSubcommands().values().forEach(Main::addVersion);
    }
}
