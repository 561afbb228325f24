package org.lmsbridge.moodle.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Which participants of a course are read, and what of them; the options of {@code core_enrol_get_enrolled_users}.
 */
@Value.Immutable
public interface ParticipantsQuery {

    /** Which enrolments count. */
    enum Status {
        /** Every enrolment. */
        ALL,
        /** Enrolments that are neither suspended nor expired nor yet to start. */
        ACTIVE,
        /** Enrolments that are suspended, expired or yet to start; Moodle 3.11 and later. */
        NOT_ACTIVE
    }

    /** {@return which enrolments count; all of them unless said otherwise} */
    @Value.Default
    default Status status() {
        return Status.ALL;
    }

    /**
     * {@return the fields that Moodle sends; few make a large course fast} An empty list asks for all, the other
     * courses of everybody among them.
     */
    @Value.Default
    default List<String> userfields() {
        return List.of(
                "id", "username", "firstname", "lastname", "email", "idnumber", "roles", "groups", "lastcourseaccess");
    }

    /** {@return the group whose members are read} */
    Optional<Long> groupid();

    /** {@return the capability that the participants must have} */
    Optional<String> withcapability();

    /** {@return how many participants one call asks for; 1000 unless said otherwise} */
    @Value.Default
    default int pageSize() {
        return 1000;
    }

    /** Refuses a page that could never end. */
    @Value.Check
    default void check() {
        if (pageSize() < 1) {
            throw new IllegalArgumentException("pageSize must be 1 or more, not " + pageSize());
        }
    }

    /** {@return everybody enrolled} */
    static ParticipantsQuery all() {
        return builder().build();
    }

    /** {@return those whose enrolment is active} */
    static ParticipantsQuery active() {
        return builder().status(Status.ACTIVE).build();
    }

    /** {@return those whose enrolment is suspended, expired or yet to start} */
    static ParticipantsQuery notActive() {
        return builder().status(Status.NOT_ACTIVE).build();
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ParticipantsQuery}. */
    class Builder extends ImmutableParticipantsQuery.Builder {
        Builder() {}
    }
}
