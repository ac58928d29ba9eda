package dev.turnpike.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import dev.turnpike.conf.HostPort;
import dev.turnpike.config.LogConfig;
import dev.turnpike.config.LogConfig.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** What really comes out at the other end. */
@Timeout(30)
class LoggingTest {

    private static final String FAILURE = "AUTH: login failed user=alice from 203.0.113.5 PPTP authentication failed"
            + " reason=bad-password method=mschapv2 provider=local failure=1/3";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    private final LoggerContext context = Contexts.create();
    private final Logger logger = context.getLogger("dev.turnpike.auth.AuthService");

    @Test
    void aLineForPeopleIsTimeLevelAndMessage() throws IOException {
        try (Logging log = start(false, config(Level.INFO, Format.TEXT))) {
            assertThat(log).isNotNull();
            logger.warn(FAILURE);
            logger.debug("not this");
        }
        assertThat(lines(out))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  " + FAILURE);
    }

    @Test
    void whatBeginsALineIsALineOfOurs() throws IOException {
        try (Logging log = start(false, config(Level.INFO, Format.TEXT))) {
            assertThat(log).isNotNull();
            logger.error("odd\nforged\u001b[2J", new IllegalStateException("peer said\nAUTH: forged"));
        }
        assertThat(lines(out).getFirst()).endsWith(" ERROR odd forged [2J");
        assertThat(lines(out).stream().skip(1)).hasSizeGreaterThan(3).allMatch(line -> line.startsWith("\t"));
    }

    @Test
    void theJournalGetsThePriorityBeforeEachLineAndTheMessageAlone() throws IOException {
        try (Logging log = start(true, config(Level.DEBUG, Format.TEXT))) {
            assertThat(log).isNotNull();
            logger.error("e", new IllegalStateException("why"));
            logger.warn(FAILURE);
            logger.info("i");
            logger.debug("d");
        }
        assertThat(lines(out)).startsWith("<3>e", "<3>\tjava.lang.IllegalStateException: why");
        assertThat(lines(out)).endsWith("<4>" + FAILURE, "<6>i", "<7>d");
    }

    @Test
    void jsonHasTheMessageAndTheFactsOfTheEvent() throws IOException {
        try (Logging log = start(false, config(Level.INFO, Format.JSON))) {
            assertThat(log).isNotNull();
            logger.atWarn()
                    .addKeyValue("event", "auth.failed")
                    .addKeyValue("user", "al\"ice")
                    .log("AUTH: login failed user={}", "al\\x22ice");
        }
        assertThat(lines(out))
                .singleElement()
                .asString()
                .startsWith("{")
                .endsWith("}")
                .contains("\"level\":\"WARN\"")
                .contains("\"loggerName\":\"dev.turnpike.auth.AuthService\"")
                .contains("\"formattedMessage\":\"AUTH: login failed user=al\\\\x22ice\"")
                .contains("\"kvpList\": [{\"event\":\"auth.failed\"},{\"user\":\"al\\\"ice\"}]");
    }

    @Test
    void jsonInTheJournalHasItsPriorityToo() throws IOException {
        try (Logging log = start(true, config(Level.INFO, Format.JSON))) {
            assertThat(log).isNotNull();
            logger.info("hello");
        }
        assertThat(lines(out)).singleElement().asString().startsWith("<6>{").endsWith("}");
    }

    @Test
    void theFileGetsEveryLineAndIsNotForOthersToRead() throws IOException {
        Path file = directory.resolve("turnpike.log");
        Files.writeString(file, "from before\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        LogConfig config = new LogConfig(Level.INFO, Format.TEXT, Optional.of(file), Optional.empty());
        try (Logging log = start(true, config)) {
            assertThat(log).isNotNull();
            logger.info("T\u00fcr");
        }
        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().endsWith(" INFO  T\u00fcr");
        assertThat(lines(out)).containsExactly("<6>T\u00fcr");
    }

    @Test
    void aFileThatCannotBeOpenedNamesItselfAndChangesNothing() throws IOException {
        Path file = directory.resolve("gone/turnpike.log");
        LogConfig broken = new LogConfig(Level.INFO, Format.TEXT, Optional.of(file), Optional.empty());
        try (Logging log = start(true, config(Level.INFO, Format.TEXT))) {
            assertThatThrownBy(() -> log.apply(broken))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the log file " + file + " cannot be opened: its directory does not exist, make it");
            logger.info("still here");
        }
        assertThat(lines(out)).containsExactly("<6>still here");
    }

    /** the form of the login-failure line: on a classic line of syslog the eleventh word is the address. */
    @Test
    void syslogGetsTheClassicFormatSoThatTheEleventhWordIsTheAddress() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(5000);
            HostPort address = new HostPort("127.0.0.1", server.getLocalPort());
            LogConfig config = new LogConfig(Level.INFO, Format.JSON, Optional.empty(), Optional.of(address));
            try (Logging log = start(false, config)) {
                assertThat(log).isNotNull();
                logger.warn(FAILURE + "\nforged");
            }
            String line = receive(server);
            assertThat(line).startsWith("<28>").endsWith(FAILURE + " forged"); // facility 3 (daemon) * 8 + 4 (warning)
            assertThat(List.of(line.split("\\s+")).get(10)).isEqualTo("203.0.113.5");
            assertThat(line).contains(" turnpike[" + ProcessHandle.current().pid() + "]: AUTH: ");
        }
    }

    @Test
    void aReloadChangesLevelAndTargetsAndWritesEveryLineOnce() throws IOException {
        Path file = directory.resolve("turnpike.log");
        try (Logging log = start(true, config(Level.WARN, Format.TEXT))) {
            logger.info("one");
            log.apply(new LogConfig(Level.INFO, Format.TEXT, Optional.of(file), Optional.empty()));
            logger.info("two");
            log.apply(config(Level.INFO, Format.TEXT));
            logger.info("three");
        }
        assertThat(lines(out)).containsExactly("<6>two", "<6>three");
        assertThat(Files.readAllLines(file)).singleElement().asString().endsWith("two");
    }

    @Test
    void debugIsOfTheServerOnlyLibrariesStayAtInfo() throws IOException {
        Logger library = context.getLogger("com.unboundid.ldap");
        try (Logging log = start(true, config(Level.DEBUG, Format.TEXT))) {
            library.debug("bind password");
            library.info("connected");
            log.apply(config(Level.TRACE, Format.TEXT));
            library.trace("shown");
            log.apply(config(Level.ERROR, Format.TEXT));
            library.warn("not this");
        }
        assertThat(lines(out)).containsExactly("<6>connected", "<7>shown");
    }

    private Logging start(boolean journal, LogConfig config) throws IOException {
        Logging logging = new Logging(context, new Console(out, journal), new PrintStream(complaints, true, UTF_8));
        logging.apply(config);
        return logging;
    }

    private static LogConfig config(Level level, Format format) {
        return new LogConfig(level, format, Optional.empty(), Optional.empty());
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).lines().toList();
    }

    private static String receive(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        server.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }
}
