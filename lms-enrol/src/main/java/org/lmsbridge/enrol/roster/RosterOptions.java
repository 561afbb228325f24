package org.lmsbridge.enrol.roster;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.lmsbridge.core.roster.CourseAttribute;

/** What a roster import reads, and how. */
@Value.Immutable
public interface RosterOptions {
    /** {@return the numbers of the roles that make somebody a student; at least one} */
    Set<Long> studentRoles();

    /** {@return the numbers of the roles that make somebody an instructor; none for no instructors} */
    Set<Long> teacherRoles();

    /** {@return whether first and last access are imported} */
    @Value.Default
    default boolean engagement() {
        return false;
    }

    /** {@return whether grades are imported} */
    @Value.Default
    default boolean grades() {
        return false;
    }

    /** {@return whether attendance is imported; needs a function of the attendance plugin in the token's service} */
    @Value.Default
    default boolean attendance() {
        return false;
    }

    /** {@return the acronyms of the attendance plugin that mean that somebody was not there; {@code A} as shipped} */
    @Value.Default
    default Set<String> absences() {
        return Set.of("A");
    }

    /** {@return what custom course fields say, by the short name of the field} */
    Map<String, CourseAttribute> courseFields();

    /** {@return by what a course belongs to a semester} */
    @Value.Default
    default SemesterRule semesters() {
        return SemesterRule.TERM_CODE;
    }

    /** {@return what a run imports of semesters that are new; empty if somebody has to ask for each} */
    @Value.Default
    default Set<RosterResource> automatic() {
        return EnumSet.allOf(RosterResource.class);
    }

    /** {@return how long after one run the next one follows} */
    @Value.Default
    default Duration period() {
        return Duration.ofHours(12);
    }

    /**
     * Checks that something can be imported.
     *
     * @throws IllegalStateException if no role makes a student, a role is both, or the period is not positive
     */
    @Value.Check
    default void check() {
        if (studentRoles().isEmpty()) {
            throw new IllegalStateException("roster options: studentRoles must name at least one role");
        }
        if (teacherRoles().stream().anyMatch(studentRoles()::contains)) {
            throw new IllegalStateException("roster options: a role stands in studentRoles and in teacherRoles");
        }
        if (period().isNegative() || period().isZero()) {
            throw new IllegalStateException("roster options: period must be positive");
        }
    }

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link RosterOptions}; not thread-safe. */
    class Builder extends ImmutableRosterOptions.Builder {
        Builder() {}
    }
}
