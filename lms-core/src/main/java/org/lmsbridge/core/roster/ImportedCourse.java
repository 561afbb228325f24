package org.lmsbridge.core.roster;

import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A course of the LMS as the records keep courses. */
@Value.Immutable
public non-sealed interface ImportedCourse extends RosterItem {
    @Override
    default Kind kind() {
        return Kind.COURSE;
    }

    /** {@return the course's number in the LMS} */
    @Override
    String institutionId();

    /** {@return the full name} */
    String name();

    /** {@return the short name} */
    String code();

    /** {@return the term; empty where the short name names none} */
    Optional<TermReference> term();

    /** {@return the description, HTML; empty for none} */
    Optional<String> description();

    /** {@return the names of the course's categories from the top down, joined by {@code " / "}} */
    Optional<String> department();

    /** {@return whether students see the course; empty where the token may not know} */
    Optional<Boolean> visible();

    /** {@return what was mapped from custom course fields; blank ones are left out} */
    Map<CourseAttribute, String> attributes();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link ImportedCourse}; not thread-safe. */
    class Builder extends ImmutableImportedCourse.Builder {
        Builder() {}
    }
}
