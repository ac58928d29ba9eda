package dev.turnpike.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** sd_notify(3), against a datagram socket as the service manager has it. */
class SdNotifyTest {

    @Test
    void aSocketInTheFileSystemIsTold(@TempDir Path directory) throws Exception {
        String address = directory.resolve("notify").toString();
        int socket = listen(address);
        SdNotify notify = SdNotify.from(Map.of("NOTIFY_SOCKET", address), 1);
        notify.ready();
        assertThat(receive(socket)).isEqualTo("READY=1");
        notify.stopping();
        assertThat(receive(socket)).isEqualTo("STOPPING=1");
        notify.watchdog();
        assertThat(receive(socket)).isEqualTo("WATCHDOG=1");
        notify.status("3 sessions\nREADY=1");
        assertThat(receive(socket)).isEqualTo("STATUS=3 sessions READY=1");
        notify.reloading();
        assertThat(receive(socket)).matches("RELOADING=1\nMONOTONIC_USEC=\\d+");
        LibC.close(socket);
    }

    @Test
    void anAbstractNameIsTold() throws Exception {
        String address = "@turnpike-test-" + UUID.randomUUID();
        int socket = listen(address);
        SdNotify.from(Map.of("NOTIFY_SOCKET", address), 1).ready();
        assertThat(receive(socket)).isEqualTo("READY=1");
        LibC.close(socket);
    }

    @Test
    void aVirtualThreadMayTell() throws Exception {
        String address = "@turnpike-test-" + UUID.randomUUID();
        int socket = listen(address);
        SdNotify notify = SdNotify.from(Map.of("NOTIFY_SOCKET", address), 1);
        Thread.ofVirtual().start(notify::ready).join();
        assertThat(receive(socket)).isEqualTo("READY=1");
        LibC.close(socket);
    }

    @Test
    void withoutAManagerOrWithOneThatIsGoneNothingHappens(@TempDir Path directory) {
        SdNotify.from(Map.of(), 1).ready();
        SdNotify.from(Map.of("NOTIFY_SOCKET", directory.resolve("gone").toString()), 1)
                .ready();
        SdNotify.from(Map.of("NOTIFY_SOCKET", "/" + "x".repeat(200)), 1).ready();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theWatchdogIsFedTwiceAsOftenAsNeeded() {
        assertThat(SdNotify.from(Map.of("WATCHDOG_USEC", "30000000"), 7).watchdogInterval())
                .contains(Duration.ofSeconds(15));
        assertThat(SdNotify.from(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "7"), 7)
                        .watchdogInterval())
                .contains(Duration.ofSeconds(15));
    }

    @Test
    void aWatchdogForAnotherProcessOrWithoutTimeIsNone() {
        assertThat(SdNotify.from(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "8"), 7)
                        .watchdogInterval())
                .isEmpty();
        assertThat(SdNotify.from(Map.of("WATCHDOG_USEC", "0"), 7).watchdogInterval())
                .isEmpty();
        assertThat(SdNotify.from(Map.of("WATCHDOG_USEC", "soon"), 7).watchdogInterval())
                .isEmpty();
        assertThat(SdNotify.from(Map.of(), 7).watchdogInterval()).isEmpty();
    }

    private static int listen(String address) throws Exception {
        NativeSupport.check();
        byte[] name = address.getBytes(StandardCharsets.UTF_8);
        if (name[0] == '@') {
            name[0] = 0;
        }
        NativeBlock block = new NativeBlock(2 + name.length + 1);
        block.putShort(0, LibC.AF_UNIX);
        block.put(2, name);
        int socket = LibC.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);
        TestLibC.bind(socket, block.address(0), 2 + name.length);
        return socket;
    }

    private static String receive(int socket) {
        NativeBlock block = new NativeBlock(256);
        long length = LibC.recv(socket, block.address(0), block.capacity(), LibC.MSG_DONTWAIT);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (block.getByte(i) & 0xff));
        }
        return text.toString();
    }
}
