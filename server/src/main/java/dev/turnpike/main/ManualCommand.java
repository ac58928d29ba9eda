package dev.turnpike.main;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code turnpike generate-manual}: the man page, made of the same words as {@code --help}, see man(7). */
@Command(
        name = "generate-manual",
        mixinStandardHelpOptions = true,
        description = "Prints the manual page.",
        footer = {"", "Example:", "  turnpike generate-manual > turnpike.8"})
final class ManualCommand implements Callable<Integer> {

    private final CommandLine root;
    private final Terminal terminal;

    ManualCommand(CommandLine root, Terminal terminal) {
        this.root = root;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StringBuilder page = new StringBuilder(".TH TURNPIKE 8\n.SH NAME\nturnpike \\- a PPTP VPN server\n");
        page.append(".SH SYNOPSIS\n.B turnpike\n.I COMMAND\n[options]\n.SH COMMANDS\n");
        commands(root, page);
        page.append(".SH EXIT STATUS\n");
        for (ExitStatus status : ExitStatus.values()) {
            page.append(".TP\n.B ").append(status.code()).append('\n');
            page.append(escaped(status.meaning())).append('\n');
        }
        page.append(
                ".SH FILES\n.TP\n.I /etc/turnpike/turnpike.conf\nThe configuration; its comments explain each key.\n");
        terminal.out().print(page);
        terminal.out().flush();
        return ExitStatus.OK.code();
    }

    private static void commands(CommandLine parent, StringBuilder page) {
        for (CommandLine command : parent.getSubcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            String arguments = spec.positionalParameters().stream()
                    .map(parameter -> " " + parameter.paramLabel())
                    .collect(Collectors.joining());
            page.append(".SS ")
                    .append(escaped(spec.qualifiedName() + arguments))
                    .append('\n');
            page.append(text(spec.usageMessage().description())).append('\n');
            spec.options().forEach(option -> option(option, page));
            commands(command, page);
        }
    }

    private static void option(OptionSpec option, StringBuilder page) {
        String names = String.join(", ", option.names());
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        page.append(".TP\n.B ").append(escaped(names + value)).append('\n');
        page.append(text(option.description())
                        .replace("${DEFAULT\\-VALUE}", escaped(String.valueOf(option.defaultValue()))))
                .append('\n');
    }

    private static String text(String[] lines) {
        return escaped(Arrays.stream(lines).collect(Collectors.joining(" ")));
    }

    /** A hyphen that can be copied, and no request of the formatter at the start of a line. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
