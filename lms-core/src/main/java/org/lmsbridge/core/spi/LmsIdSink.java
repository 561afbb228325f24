package org.lmsbridge.core.spi;

import java.util.Map;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;

/**
 * Takes the numbers that the site gave, for records that keep them beside their own.
 *
 * <p>Called while a plan is applied, by one thread per run, a few hundred ids per call, after the links are stored. An
 * id may come again with the same number, so storing must be repeatable, or with another, which replaces the one before.
 * A call that throws ends nothing: it is reported, and the numbers stay with the links.
 */
public interface LmsIdSink {
    /**
     * Takes the numbers of users that were made or taken over.
     *
     * @param users the user's number, by contact
     */
    void saveUserIds(Map<ContactId, Long> users);

    /**
     * Takes the numbers of courses that were made or taken over.
     *
     * @param courses the course's number, by course date
     */
    void saveCourseIds(Map<CourseDateId, Long> courses);
}
