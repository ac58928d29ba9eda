package dev.turnpike.main;

import dev.turnpike.auth.spi.UserDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/** The command line with fakes behind it, and what it printed. */
final class CommandLineFixture {

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final SequencedMap<String, UserDirectory> directories = new LinkedHashMap<>();
    final List<CheckSource> checks = new ArrayList<>();
    ServerLauncher launcher = config -> 0;
    GreOpener gre = () -> {
        throw new IOException("the fixture has no raw socket");
    };
    String input = "";
    Optional<Terminal.Prompt> prompt = Optional.empty();
    boolean colours;

    int run(String... arguments) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                prompt,
                colours);
        return new Main(new Main.Parts(
                        config -> launcher.run(config),
                        config -> directories,
                        checks,
                        () -> gre.open(),
                        terminal,
                        new Random(1),
                        Map.of()))
                .run(arguments);
    }

    List<String> outLines() {
        return out.toString().lines().toList();
    }

    List<String> errLines() {
        return err.toString().lines().toList();
    }
}
