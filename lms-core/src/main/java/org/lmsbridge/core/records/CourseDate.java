package org.lmsbridge.core.records;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One scheduled delivery of a course master. */
@Value.Immutable
public interface CourseDate {
    /** {@return the id} */
    CourseDateId id();

    /** {@return the course master} */
    CourseMasterId master();

    /** {@return the category, where it is another than the master's} */
    Optional<CategoryId> category();

    /** {@return the beginning, in {@link #zone()}} */
    LocalDateTime start();

    /** {@return the end, in {@link #zone()}; not before the beginning} */
    Optional<LocalDateTime> end();

    /** {@return the time zone of beginning and end} */
    ZoneId zone();

    /** {@return where it takes place} */
    Optional<String> venue();

    /** {@return the status; only a scheduled course date is synchronised} */
    @Value.Default
    default CourseDateStatus status() {
        return CourseDateStatus.SCHEDULED;
    }

    /** {@return public or private; a private course date is not synchronised} */
    @Value.Default
    default Visibility visibility() {
        return Visibility.PUBLIC;
    }

    /** {@return the delivery mode} */
    @Value.Default
    default DeliveryMode deliveryMode() {
        return DeliveryMode.CLASSROOM;
    }

    /** {@return whether it is to be in the learning management system at all; if not, nothing is done about it} */
    @Value.Default
    default boolean synchronised() {
        return true;
    }

    /** {@return the id of the course in the learning management system, where the records know it} */
    Optional<Long> lmsCourseId();

    /** {@return values of its form, by field id; may be mapped to custom course fields} */
    Map<String, String> fields();

    /**
     * Checks the times.
     *
     * @throws IllegalStateException if the end is before the beginning
     */
    @Value.Check
    default void check() {
        if (end().isPresent() && end().get().isBefore(start())) {
            throw new IllegalStateException(
                    "course date " + id() + ": end " + end().get() + " is before start " + start());
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link CourseDate}; not thread-safe. */
    class Builder extends ImmutableCourseDate.Builder {
        Builder() {}
    }
}
