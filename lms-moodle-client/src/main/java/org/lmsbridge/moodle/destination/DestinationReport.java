package org.lmsbridge.moodle.destination;

import java.util.Optional;
import org.lmsbridge.moodle.error.MoodleException;

/**
 * How a flow ended. Counts are of this flow alone, without what was passed over because an earlier one had decided it.
 * Immutable.
 *
 * @param written records that the site has now
 * @param alreadySo records that the site had before
 * @param rejected records that cannot be written as they are
 * @param inDoubt records of which nobody knows whether the site has them; a resumed flow asks for them first
 * @param requests how many writing requests were made
 * @param cancelled whether {@link Destination#cancel()} ended it
 * @param stoppedBy why it ended before the input did, where the site was the reason
 * @param resumeToken lets another flow go on from here
 */
public record DestinationReport(
        long written,
        long alreadySo,
        long rejected,
        long inDoubt,
        long requests,
        boolean cancelled,
        Optional<MoodleException> stoppedBy,
        ResumeToken resumeToken) {

    /** {@return whether every record of the input has its verdict, and none is in doubt} */
    public boolean complete() {
        return !cancelled && stoppedBy.isEmpty() && inDoubt == 0;
    }

    /** {@return the counts, in one line} */
    @Override
    public String toString() {
        return "%d written, %d already so, %d rejected, %d in doubt%s"
                .formatted(
                        written,
                        alreadySo,
                        rejected,
                        inDoubt,
                        cancelled
                                ? "; cancelled"
                                : stoppedBy
                                        .map(e -> "; stopped: " + e.getMessage())
                                        .orElse(""));
    }
}
