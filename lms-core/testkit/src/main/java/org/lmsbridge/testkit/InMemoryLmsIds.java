package org.lmsbridge.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.spi.LmsIdSink;

/** Keeps the numbers that the site gave, for tests and first steps. Thread-safe. */
public final class InMemoryLmsIds implements LmsIdSink {
    private final Map<ContactId, Long> users = new ConcurrentHashMap<>();
    private final Map<CourseDateId, Long> courses = new ConcurrentHashMap<>();

    /** Without any numbers. */
    public InMemoryLmsIds() {}

    @Override
    public void saveUserIds(Map<ContactId, Long> numbers) {
        users.putAll(numbers);
    }

    @Override
    public void saveCourseIds(Map<CourseDateId, Long> numbers) {
        courses.putAll(numbers);
    }

    /**
     * Finds a user's number.
     *
     * @param contact whose
     * @return the number, if one came
     */
    public Optional<Long> userIdOf(ContactId contact) {
        return Optional.ofNullable(users.get(contact));
    }

    /**
     * Finds a course's number.
     *
     * @param courseDate whose
     * @return the number, if one came
     */
    public Optional<Long> courseIdOf(CourseDateId courseDate) {
        return Optional.ofNullable(courses.get(courseDate));
    }
}
