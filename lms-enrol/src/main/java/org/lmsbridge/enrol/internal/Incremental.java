package org.lmsbridge.enrol.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lmsbridge.core.reading.Listing;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.core.state.Cursors;
import org.lmsbridge.enrol.Scope;

/**
 * Synchronises what changed since the last time, and everything where a full run is due. A cursor moves on once what it
 * covers has been dealt with. One run at a time.
 */
public final class Incremental {
    private static final String CURSOR = "enrol_records.changes";
    private static final String FULL = "enrol_records.full";
    private static final int LIMIT = 500;

    private final Optional<Changes> changes;
    private final Cursors cursors;
    private final Duration fullEvery;
    private final Clock clock;

    /**
     * Incremental runs.
     *
     * @param changes what changed, if the records can tell
     * @param cursors the places from which runs go on
     * @param fullEvery after how long everything is looked at again
     * @param clock the clock
     */
    public Incremental(Optional<Changes> changes, Cursors cursors, Duration fullEvery, Clock clock) {
        this.changes = changes;
        this.cursors = cursors;
        this.fullEvery = fullEvery;
        this.clock = clock;
    }

    /** {@return whether the records tell what changed} */
    public boolean knowsChanges() {
        return changes.isPresent();
    }

    /**
     * Runs.
     *
     * @param synchronise plans and applies a scope; what it throws leaves the cursor where it was
     * @return a report for each part; none if nothing changed
     */
    public List<RunReport> run(Function<Scope, RunReport> synchronise) {
        if (changes.isEmpty() || fullRunIsDue()) {
            return List.of(everything(synchronise));
        }
        var reports = new ArrayList<RunReport>();
        Changed page;
        do {
            page = since(cursors.get(CURSOR));
            if (page.everything()) {
                reports.add(everything(synchronise));
                return reports;
            }
            if (page.size() > 0) {
                reports.add(synchronise.apply(Scope.of(page.targets(), page.contacts())));
            }
            cursors.put(CURSOR, page.cursor());
        } while (!page.last());
        return reports;
    }

    private boolean fullRunIsDue() {
        return cursors.get(FULL)
                .map(Instant::parse)
                .map(last -> !last.plus(fullEvery).isAfter(clock.instant()))
                .orElse(true);
    }

    /** The cursor is taken before the records are read, so that nothing falls in between. */
    private RunReport everything(Function<Scope, RunReport> synchronise) {
        var begun = clock.instant();
        var cursor = changes.map(any -> since(Optional.empty()).cursor());
        var report = synchronise.apply(Scope.all());
        cursor.ifPresent(place -> cursors.put(CURSOR, place));
        cursors.put(FULL, begun.toString());
        return report;
    }

    private Changed since(Optional<String> cursor) {
        return Listing.guarded("Changes.since", () -> changes.orElseThrow().since(cursor, LIMIT));
    }
}
