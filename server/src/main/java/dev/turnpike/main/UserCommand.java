package dev.turnpike.main;

import dev.turnpike.auth.spi.UserDirectory;
import dev.turnpike.conf.ConfigException;
import dev.turnpike.conf.SecretText;
import dev.turnpike.conf.Values;
import dev.turnpike.text.Printable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnpike user}: each of its commands is a method. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Keeps the users of a provider.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  turnpike user add alice --generate",
            "  turnpike user add bob --address 10.17.0.50 < password.txt",
            "  turnpike user list --json"
        })
final class UserCommand {

    private final UserDirectories directories;
    private final Terminal terminal;
    private final RandomGenerator random;
    private final Map<String, String> environment;

    UserCommand(
            UserDirectories directories, Terminal terminal, RandomGenerator random, Map<String, String> environment) {
        this.directories = directories;
        this.terminal = terminal;
        this.random = random;
        this.environment = environment;
    }

    /** Which users of which provider. */
    static final class Place {

        @Mixin
        private ConfigOption config = new ConfigOption();

        @Option(
                names = "--provider",
                paramLabel = "NAME",
                description = "The provider; needed where several can keep users.")
        private Optional<String> provider = Optional.empty();
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds a user; the password is typed, or read from standard input.")
    int add(
            @Parameters(paramLabel = "NAME", description = "The name, as the user types it.") String name,
            @Option(
                            names = "--address",
                            paramLabel = "ADDRESS",
                            description = "A fixed address inside the tunnel, in place of one of the pool.")
                    Optional<String> address,
            @Mixin SecretOptions secrets,
            @Mixin Place place)
            throws ConfigException, CommandException {
        if (address.isPresent()) {
            checkAddress(address.get());
        }
        return withSecret(
                place,
                secrets,
                (users, secret) -> require(
                        users.add(name, secret, address),
                        Printable.token(name) + " is there already: turnpike user passwd changes the password"));
    }

    @Command(
            name = "passwd",
            mixinStandardHelpOptions = true,
            description = "Gives a user another password; it is typed, or read from standard input.")
    int passwd(
            @Parameters(paramLabel = "NAME", description = "The name of the user.") String name,
            @Mixin SecretOptions secrets,
            @Mixin Place place)
            throws ConfigException, CommandException {
        return withSecret(place, secrets, (users, secret) -> require(users.changeSecret(name, secret), missing(name)));
    }

    @Command(name = "del", mixinStandardHelpOptions = true, description = "Removes a user.")
    int del(@Parameters(paramLabel = "NAME", description = "The name of the user.") String name, @Mixin Place place)
            throws ConfigException, CommandException {
        return with(place, users -> require(users.remove(name), missing(name)));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the users, without their passwords.")
    int list(@Option(names = "--json", description = "Prints JSON.") boolean json, @Mixin Place place)
            throws ConfigException, CommandException {
        return with(place, users -> {
            Table table = new Table("name", "server", "addresses");
            for (UserDirectory.Entry entry : users.list()) {
                table.add(entry.name(), entry.server(), String.join(", ", entry.addresses()));
            }
            terminal.out().print(json ? table.json() : table.text(false));
            terminal.out().flush();
        });
    }

    /** What is done with the users. */
    private interface Work {
        void on(UserDirectory users) throws IOException, CommandException;
    }

    /** What is done with the users and a password. */
    private interface SecretWork {
        void on(UserDirectory users, SecretText secret) throws IOException, CommandException;
    }

    private int withSecret(Place place, SecretOptions options, SecretWork work)
            throws ConfigException, CommandException {
        return with(place, users -> {
            try (SecretText secret = options.read(terminal, random)) {
                work.on(users, secret);
                if (options.isGenerated()) {
                    terminal.out()
                            .println(String.valueOf(secret.characters())); // asked for: the one place that shows it
                }
            }
        });
    }

    private int with(Place place, Work work) throws ConfigException, CommandException {
        UserDirectory users = chosen(directories.open(place.config.read(environment)), place.provider);
        try {
            work.on(users);
            return ExitStatus.OK.code();
        } catch (IOException e) {
            throw new CommandException(ExitStatus.FAILED, "the users cannot be read or changed: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitStatus.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static UserDirectory chosen(SequencedMap<String, UserDirectory> found, Optional<String> named)
            throws CommandException {
        if (found.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE, "no provider keeps users: add a section [provider.local] with module = file");
        }
        if (named.isEmpty() && found.size() > 1) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "several providers keep users: name one with --provider, of " + String.join(", ", found.keySet()));
        }
        String name = named.orElse(found.firstEntry().getKey());
        UserDirectory directory = found.get(name);
        if (directory == null) {
            throw new CommandException(
                    ExitStatus.USAGE,
                    "the provider " + Printable.token(name) + " keeps no users: name one of "
                            + String.join(", ", found.keySet()));
        }
        return directory;
    }

    private static void checkAddress(String address) throws CommandException {
        try {
            Values.IPV4_ADDRESS.parse(address);
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitStatus.USAGE, "--address: " + Printable.token(address) + " " + e.getMessage(), e);
        }
    }

    private static void require(boolean done, String otherwise) throws CommandException {
        if (!done) {
            throw new CommandException(ExitStatus.FAILED, otherwise);
        }
    }

    private static String missing(String name) {
        return "there is no user " + Printable.token(name) + ": turnpike user list shows all";
    }
}
