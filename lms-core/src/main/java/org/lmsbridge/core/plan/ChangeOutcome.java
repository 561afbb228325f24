package org.lmsbridge.core.plan;

import java.util.Optional;
import org.lmsbridge.core.report.Finding;

/**
 * How one change ended.
 *
 * @param change which
 * @param result how
 * @param finding what people should know about it; present unless it was applied
 */
public record ChangeOutcome(Change change, Result result, Optional<Finding> finding) {
    /** How a change can end. */
    public enum Result {
        /** The site has it now. */
        APPLIED,
        /** The site refused it. */
        REFUSED,
        /** The site is no longer what the plan found, so nothing was written. */
        GROUND_MOVED,
        /** Not tried, because something that it needs was not done. */
        SKIPPED,
        /** Sent, and nobody knows whether it arrived; the next run asks the site first. */
        IN_DOUBT
    }

    /**
     * The good end.
     *
     * @param change which
     * @return the outcome
     */
    public static ChangeOutcome applied(Change change) {
        return new ChangeOutcome(change, Result.APPLIED, Optional.empty());
    }

    /**
     * Any other end.
     *
     * @param change which
     * @param result how
     * @param finding why, and what to do
     * @return the outcome
     */
    public static ChangeOutcome not(Change change, Result result, Finding finding) {
        return new ChangeOutcome(change, result, Optional.of(finding));
    }
}
