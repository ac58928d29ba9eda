package dev.turnpike.dist.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of a process, line by line: kept in a file, with the seconds since its start, and here for a test that waits for a line.
 * One thread appends, any thread reads.
 */
public final class LineLog {
    private static final int LINES_IN_A_FAILURE = 60;

    private final String name;
    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Both guarded by lock.
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    LineLog(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    /** Appends until the stream ends; called once, by the thread that owns the stream. */
    void readAll(InputStream stream) {
        long started = System.nanoTime();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8));
                Writer copy = Files.newBufferedWriter(file, UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                copy.write(String.format(Locale.ROOT, "%7.3f %s%n", (System.nanoTime() - started) / 1e9, line));
                copy.flush();
                append(line);
            }
        } catch (IOException e) {
            append("(" + name + ": output lost: " + e + ")");
        } finally {
            end();
        }
    }

    /** Returns the number of lines so far: a position for {@link #await(int, Pattern, Duration)}. */
    public int position() {
        lock.lock();
        try {
            return lines.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns all lines so far. */
    public String text() {
        lock.lock();
        try {
            return String.join("\n", lines);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a line, past or future, in which the pattern is found. */
    public Matcher await(Pattern pattern, Duration limit) {
        return await(0, pattern, limit);
    }

    /** Waits for a line at or after the position in which the pattern is found; fails when there will be none. */
    public Matcher await(int position, Pattern pattern, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        int next = position;
        lock.lock();
        try {
            while (true) {
                for (; next < lines.size(); next++) {
                    Matcher matcher = pattern.matcher(lines.get(next));
                    if (matcher.find()) {
                        return matcher;
                    }
                }
                long left = deadline - System.nanoTime();
                if (ended || left <= 0) {
                    throw missing(pattern, limit);
                }
                changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw new LabException("interrupted while waiting for " + pattern, e);
        } finally {
            lock.unlock();
        }
    }

    private AssertionError missing(Pattern pattern, Duration limit) {
        String why = ended ? " has ended without a line that matches " : " printed within " + limit + " no line like ";
        List<String> tail = lines.subList(Math.max(0, lines.size() - LINES_IN_A_FAILURE), lines.size());
        return new AssertionError(name + why + pattern + "\nAll of it is in " + file + ", its last lines are:\n"
                + String.join("\n", tail));
    }

    private void append(String line) {
        lock.lock();
        try {
            lines.add(line);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return name + " (" + file + ")";
    }
}
