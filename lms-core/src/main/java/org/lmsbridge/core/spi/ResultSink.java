package org.lmsbridge.core.spi;

import java.util.List;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.Score;

/**
 * Takes the scores of registrations.
 *
 * <p>Called by the completion plugin from one thread per host at a time. What was taken is remembered only when the call
 * has returned: after an exception or a killed process the same scores come again, so that taking them twice must be
 * the same as taking them once.
 */
public interface ResultSink {
    /**
     * Takes the scores of one registration, all of them, because at least one is different from before.
     *
     * @param registration whose
     * @param scores the course total and the items, in the order of the LMS; they stand for all that came before
     * @throws RecordsUnavailableException if they cannot be taken now; they come again at the next look
     */
    void scores(RegistrationId registration, List<Score> scores);
}
