package dev.turnpike.dist.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A capture as tshark decodes it. */
public final class DecodedCapture {
    private final Path file;

    DecodedCapture(Path file) {
        this.file = file;
    }

    /** Returns one line of summary for each frame that the display filter selects. */
    public List<String> frames(String displayFilter) {
        return lines(List.of("tshark", "-r", file.toString(), "-Y", displayFilter));
    }

    /** Returns the values of a field, in the order of the frames that the display filter selects. */
    public List<String> values(String field, String displayFilter) {
        return lines(List.of("tshark", "-r", file.toString(), "-Y", displayFilter, "-T", "fields", "-e", field));
    }

    /** Returns the frames that the decoder calls malformed or erroneous. */
    public List<String> malformedFrames() {
        return frames("_ws.malformed || _ws.expert.severity == error || _ws.short");
    }

    private static List<String> lines(List<String> command) {
        return new ArrayList<>(
                Command.run(command).lines().filter(line -> !line.isBlank()).toList());
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
