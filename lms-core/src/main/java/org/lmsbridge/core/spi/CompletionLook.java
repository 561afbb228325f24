package org.lmsbridge.core.spi;

import java.util.Collection;
import java.util.Map;

/**
 * Looks at learners out of turn. Offered by the completion plugin; called by whoever is about to suspend or remove
 * enrolments, before the request, because Moodle answers nothing for inactive learners. Thread-safe.
 */
public interface CompletionLook {
    /**
     * Looks which of the learners have completed the course, and stores what has to be told to the records.
     *
     * @param lmsCourseId the course's number in the LMS
     * @param lmsUserIds the numbers of the accounts
     * @return whom the LMS does not tell about, by number, and why: these may not be removed yet; empty as a rule
     * @throws RuntimeException if the LMS or the records cannot be read: then nobody may be removed yet
     */
    Map<Long, String> lookAt(long lmsCourseId, Collection<Long> lmsUserIds);
}
