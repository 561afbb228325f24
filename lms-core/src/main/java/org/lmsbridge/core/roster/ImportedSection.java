package org.lmsbridge.core.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** One delivery of a course: who teaches it, when, and how many are in it. The LMS has one per course. */
@Value.Immutable
public non-sealed interface ImportedSection extends RosterItem {
    @Override
    default Kind kind() {
        return Kind.SECTION;
    }

    /** {@return the course's number in the LMS} */
    @Override
    String institutionId();

    /** {@return the short name of the course} */
    String code();

    /** {@return the term; empty where the short name names none} */
    Optional<TermReference> term();

    /** {@return those with a teacher's role, in the order of their numbers} */
    List<Instructor> instructors();

    /** {@return the first day; empty for none} */
    Optional<Instant> start();

    /** {@return the last day; empty for none} */
    Optional<Instant> end();

    /** {@return the course format, such as {@code topics}} */
    Optional<String> type();

    /** {@return whether students see the course; empty where the token may not know} */
    Optional<Boolean> visible();

    /** {@return how many have a student's role; 0 or more; empty where enrolments were not read} */
    Optional<Integer> totalStudents();

    /** {@return how many of them may be in the course now; empty where that could not be read} */
    Optional<Integer> currentEnrolments();

    /** {@return what was mapped from custom course fields; blank ones are left out} */
    Map<CourseAttribute, String> attributes();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link ImportedSection}; not thread-safe. */
    class Builder extends ImmutableImportedSection.Builder {
        Builder() {}
    }
}
