package org.lmsbridge.core.records;

import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** A contact booked on a course date, or on an eLearning course master, in a role. */
@Value.Immutable
public interface Registration {
    /** {@return the id} */
    RegistrationId id();

    /** {@return who is booked} */
    ContactId contact();

    /** {@return on what} */
    BookingTarget target();

    /** {@return in which role} */
    @Value.Default
    default CourseRole role() {
        return CourseRole.STUDENT;
    }

    /** {@return the status; only a registered one leads to an enrolment} */
    @Value.Default
    default RegistrationStatus status() {
        return RegistrationStatus.REGISTERED;
    }

    /** {@return from when the contact may be in the course; absent: at once} */
    Optional<Instant> accessFrom();

    /** {@return until when the contact may be in the course; absent: without limit} */
    Optional<Instant> accessUntil();

    /**
     * Checks the times.
     *
     * @throws IllegalStateException if access ends before it begins
     */
    @Value.Check
    default void check() {
        if (accessFrom().isPresent()
                && accessUntil().isPresent()
                && accessUntil().get().isBefore(accessFrom().get())) {
            throw new IllegalStateException("registration " + id() + ": accessUntil is before accessFrom");
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link Registration}; not thread-safe. */
    class Builder extends ImmutableRegistration.Builder {
        Builder() {}
    }
}
