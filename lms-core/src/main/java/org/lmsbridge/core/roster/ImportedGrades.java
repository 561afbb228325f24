package org.lmsbridge.core.roster;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The grades of one student in one course. */
@Value.Immutable
public interface ImportedGrades {
    /** {@return the course total as it stands; empty where the site shows none} */
    Optional<ImportedGrade> current();

    /** {@return the course total once the course has ended; empty before, and for a course without an end} */
    Optional<ImportedGrade> finalGrade();

    /** {@return the grades of single items} */
    List<ImportedGrade> items();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link ImportedGrades}; not thread-safe. */
    class Builder extends ImmutableImportedGrades.Builder {
        Builder() {}
    }
}
