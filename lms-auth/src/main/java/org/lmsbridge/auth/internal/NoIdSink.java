package org.lmsbridge.auth.internal;

import java.util.Map;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.spi.LmsIdSink;

/** Stands in where the records keep no numbers of the site. */
public final class NoIdSink implements LmsIdSink {
    @Override
    public void saveUserIds(Map<ContactId, Long> users) {
        // The links keep them.
    }

    @Override
    public void saveCourseIds(Map<CourseDateId, Long> courses) {
        // The links keep them.
    }
}
