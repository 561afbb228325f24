package org.lmsbridge.enrol.internal;

import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;

/** Translates the client's verdicts into outcomes of changes. */
final class Verdicts {
    private Verdicts() {}

    static ChangeOutcome outcome(Change change, Verdict<?> verdict) {
        if (verdict instanceof Verdict.Rejected<?> rejected) {
            return not(change, Result.REFUSED, "refused-by-site", rejected.reason());
        }
        if (verdict instanceof Verdict.InDoubt<?> doubt) {
            return not(change, Result.IN_DOUBT, "outcome-unknown", doubt.reason());
        }
        if (verdict instanceof Verdict.NotAttempted<?> skipped) {
            return not(change, Result.SKIPPED, "not-attempted", skipped.reason());
        }
        return ChangeOutcome.applied(change);
    }

    static ChangeOutcome groundMoved(Change change, String what) {
        return ChangeOutcome.not(
                change,
                Result.GROUND_MOVED,
                Finding.warning("ground-moved", change.subject(), what, "Make a new plan."));
    }

    static ChangeOutcome skipped(Change change, String what) {
        return ChangeOutcome.not(
                change,
                Result.SKIPPED,
                Finding.warning("needed-thing-missing", change.subject(), what, "See what was reported about it."));
    }

    private static ChangeOutcome not(Change change, Result result, String code, MoodleException reason) {
        return ChangeOutcome.not(
                change,
                result,
                Finding.error(code, change.subject(), String.valueOf(reason.getMessage()), reason.remedy()));
    }
}
