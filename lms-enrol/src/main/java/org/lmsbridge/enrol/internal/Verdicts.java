package org.lmsbridge.enrol.internal;

import java.util.Set;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;

/** Translates the client's verdicts into outcomes of changes. */
final class Verdicts {
    private static final Set<String> GONE = Set.of("userdeleted", "invaliduser");

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

    /** {@return whether the site refused an enrolment because the account was deleted} */
    static boolean accountGone(Verdict<?> verdict) {
        if (!(verdict instanceof Verdict.Rejected<?> rejected)) {
            return false;
        }
        var reason = rejected.reason();
        var code = reason.errorCode().orElse("");
        // Before 4.5 it is a fault of the caller's, told apart by a text that is in English everywhere.
        return GONE.contains(code)
                || code.equals("codingerror")
                        && String.valueOf(reason.getMessage()).contains("User ID does not exist");
    }

    static ChangeOutcome accountDeleted(Change change, long userid) {
        return ChangeOutcome.not(
                change,
                Result.REFUSED,
                Finding.warning(
                        "account-deleted",
                        change.subject(),
                        "user %d, the account of the contact, was deleted in Moodle".formatted(userid),
                        "The next run looks for the person in Moodle, and makes an account where there is none. If the"
                                + " person should not be there, make the contact inactive."));
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
