package dev.turnpike.main;

import dev.turnpike.conf.ConfigException;
import dev.turnpike.config.ConfigWarnings;
import dev.turnpike.config.TurnpikeConfig;
import dev.turnpike.os.SdNotify;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the server, from an accepted configuration to its end by SIGTERM or by a failure of the kernel's side. The
 * calling thread starts, waits and stops; only the shutdown hook and the readers signal it.
 */
final class ServerRunner {

    private static final Logger log = LoggerFactory.getLogger(ServerRunner.class);

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean failed; // set by whoever raises the signal
    private final SdNotify systemd;
    private volatile boolean served; // written by the thread that runs the server
    private final Runnable last;

    /**
     * Makes a runner for one run.
     *
     * @param last is run when all is said, whatever ended the run: the log is closed there
     */
    ServerRunner(SdNotify systemd, Runnable last) {
        this.systemd = systemd;
        this.last = last;
    }

    /**
     * Runs until the server is told to stop.
     *
     * @return the exit status of the process
     * @throws ConfigException if the configuration, the plugins' part included, cannot be used
     * @throws CommandException if the kernel denies something; names it and the remedy
     */
    int run(TurnpikeConfig config) throws ConfigException, CommandException {
        try (Providers providers = Providers.load(config)) {
            config.source().verify();
            ConfigWarnings.of(config).forEach(log::warn);
            try (LinuxKernel kernel = LinuxKernel.open(config.tunnel())) {
                return run(config, providers, kernel);
            }
        } catch (IOException denied) {
            throw new CommandException(ExitStatus.UNAVAILABLE, String.valueOf(denied.getMessage()), denied);
        } finally {
            last.run();
            stopped.countDown();
        }
    }

    private int run(TurnpikeConfig config, Providers providers, Kernel kernel) throws ConfigException, IOException {
        Server server = wire(config, providers, kernel);
        Thread hook = Thread.ofPlatform().name("shutdown").unstarted(this::stopAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
        server.start();
        served = true;
        systemd.ready();
        log.info(
                "ready: interface {} at {}, {} addresses for clients",
                config.tunnel().interfaceName(),
                config.tunnel().localAddress().getHostAddress(),
                config.tunnel().clientAddresses());
        awaitStop();
        systemd.stopping();
        stop(server, config);
        return status();
    }

    private Server wire(TurnpikeConfig config, Providers providers, Kernel kernel) throws ConfigException {
        return providers.wire(new ServerModule(config, kernel, this::fail)).getInstance(Server.class);
    }

    private void awaitStop() {
        long beat =
                systemd.watchdogInterval().map(interval -> interval.toNanos()).orElse(Long.MAX_VALUE);
        boolean told = false;
        while (!told) {
            try {
                told = stop.await(beat, TimeUnit.NANOSECONDS);
                systemd.watchdog();
            } catch (InterruptedException stray) {
                log.debug("woken early");
            }
        }
    }

    private void stop(Server server, TurnpikeConfig config) {
        try {
            server.stop(config.server().drainTimeout());
        } catch (InterruptedException stray) {
            log.warn("the stop was cut short");
        }
    }

    private void fail(Exception cause) {
        log.error("the server cannot go on: {}", cause.getMessage());
        failed = true;
        stop.countDown();
    }

    /**
     * The JVM's shutdown hook. The process ends when it returns, so it waits for the clean stop; and a stop that was asked
     * for is no failure, while the JVM would report the signal. A server that never came up is a failure, and its status is
     * the caller's.
     */
    private void stopAndWait() {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException stray) {
            log.warn("the stop was cut short");
        }
        if (served) {
            Runtime.getRuntime().halt(status());
        }
    }

    private int status() {
        return failed ? ExitStatus.FAILED.code() : ExitStatus.OK.code();
    }
}
