package org.lmsbridge.examples.destination;

import java.util.Iterator;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.destination.BatchResponse;
import org.lmsbridge.moodle.destination.Destination;
import org.lmsbridge.moodle.destination.DestinationReport;
import org.lmsbridge.moodle.destination.RecordOutcome;
import org.lmsbridge.moodle.error.MoodleException;

/** Sends the rows, keeps those that are rejected, and says at the end what became of all. */
final class SendingRun {
    private final Output output;
    private final RejectFile rejects;
    private final ProgressDisplay display;
    private final CountingInput counted;
    private final long start = System.nanoTime();
    private long rows;

    SendingRun(Output output, RejectFile rejects, ProgressDisplay display, CountingInput counted) {
        this.output = output;
        this.rejects = rejects;
        this.display = display;
        this.counted = counted;
    }

    void responded(BatchResponse<Row> response) {
        for (var outcome : response.outcomes()) {
            rows++;
            if (outcome.verdict() instanceof Verdict.Rejected) {
                rejects.add(outcome.position(), outcome.record(), reason(outcome));
            }
        }
        rejects.force();
        display.advanced(counted.bytes(), rows, rejects.count());
    }

    /** What happened and the remedy, without the name of the function. */
    static String reason(RecordOutcome<?> outcome) {
        var reason = outcome.reason().map(MoodleException::fault);
        return reason.map(fault -> fault.what().replaceFirst("^record \\d+: ", "") + " " + fault.remedy())
                .orElse("")
                .replaceAll("\\s*\\R\\s*", " ")
                .strip();
    }

    Outcome of(Destination<Row> destination, Iterator<Row> input, InputOptions options) {
        DestinationReport report;
        try {
            report = destination.send(input);
        } catch (RuntimeException e) {
            if (rows == 0) {
                throw e;
            }
            display.close();
            output.note("Broke off after " + rows + " rows; what is done is done. " + e.getMessage());
            return Outcome.PARTLY;
        }
        display.close();
        output.line("%,d written, %,d already so, %,d rejected, %,d in doubt; %,d writing requests, %.1f seconds"
                .formatted(
                        report.written(),
                        report.alreadySo(),
                        report.rejected(),
                        report.inDoubt(),
                        report.requests(),
                        (System.nanoTime() - start) / 1e9));
        if (report.rejected() > 0) {
            output.line("Rejected rows, with reasons: " + options.rejects());
        }
        report.stoppedBy().ifPresent(reason -> output.note("Stopped: " + reason.getMessage()));
        if (!report.complete()) {
            output.note(
                    options.progress().isPresent()
                            ? "Run the same command again, and it goes on from here."
                            : "The rest was not sent; rows in doubt have to be looked up before they are sent again.");
        }
        return report.complete() && report.rejected() == 0 ? Outcome.ALL_WELL : Outcome.PARTLY;
    }
}
