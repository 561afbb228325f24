package org.lmsbridge.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lmsbridge.core.report.Finding;

/**
 * Changes parted into those that may be written and those that are left out. Immutable.
 *
 * @param changes what may be written
 * @param leftOut what may not, and why
 */
public record Sifted(List<Change> changes, List<ChangeOutcome> leftOut) {
    public Sifted {
        changes = List.copyOf(changes);
        leftOut = List.copyOf(leftOut);
    }

    static Sifted of(List<Change> changes, Function<Change, Optional<Finding>> objection) {
        var kept = new ArrayList<Change>();
        var leftOut = new ArrayList<ChangeOutcome>();
        for (var change : changes) {
            objection
                    .apply(change)
                    .ifPresentOrElse(
                            finding -> leftOut.add(ChangeOutcome.not(change, ChangeOutcome.Result.SKIPPED, finding)),
                            () -> kept.add(change));
        }
        return new Sifted(kept, leftOut);
    }
}
