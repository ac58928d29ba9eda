package dev.turnpike.main;

import dev.turnpike.probe.ProbeOptions;
import dev.turnpike.probe.report.Phase;
import dev.turnpike.probe.report.PhaseListener;
import dev.turnpike.probe.report.PhaseRecord;
import dev.turnpike.probe.report.PhaseState;
import dev.turnpike.probe.report.ProbeReport;
import dev.turnpike.probe.report.TextReport;
import dev.turnpike.text.Printable;
import java.io.PrintWriter;

/** Prints a probe while it runs, a line for each phase. One thread at a time. */
final class ProbeProgress implements PhaseListener {

    private static final String BACK_TO_START = "\r";
    private static final String CLEAR_LINE = "\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final TextReport text;

    ProbeProgress(Terminal terminal) {
        this.out = terminal.out();
        this.terminal = terminal.colours();
        this.text = new TextReport(terminal.colours());
    }

    /** Before everything. */
    void title(ProbeOptions options) {
        out.println(options.target() + " as " + Printable.token(options.link().user()));
        out.flush();
    }

    @Override
    public void began(Phase phase) {
        if (terminal) {
            out.print(String.format("  %-8s ...", phase.label()));
            out.flush();
        }
    }

    @Override
    public void ended(PhaseRecord phase) {
        out.println((terminal ? BACK_TO_START + CLEAR_LINE : "") + text.line(phase));
        out.flush();
    }

    /** After everything. */
    void verdict(ProbeReport report) {
        report.phases().stream()
                .filter(phase -> phase.state() == PhaseState.NOT_REACHED)
                .forEach(phase -> out.println(text.line(phase)));
        out.print(text.verdict(report));
        out.flush();
    }
}
