package dev.turnpike.main;

import dev.turnpike.conf.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, on standard error in one sentence with the remedy, and as an exit status. */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private static final String NAME = "turnpike: ";

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        List<String> meant = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String remedy = meant.isEmpty() ? "see " : "did you mean " + String.join(" or ", meant) + "? See ";
        command.getErr()
                .println(NAME + firstLine(e.getMessage()) + ": " + remedy
                        + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (e) {
            case ConfigException problems -> {
                problems.problems().forEach(err::println);
                yield ExitStatus.USAGE.code();
            }
            case CommandException failure -> {
                err.println(NAME + firstLine(failure.getMessage()));
                yield failure.status().code();
            }
            default -> {
                err.println(NAME + "this is a fault of the program: please report it with what follows");
                e.printStackTrace(err);
                yield ExitStatus.FAILED.code();
            }
        };
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
