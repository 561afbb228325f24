package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The grades of a learner in a course; {@code gradereport_user_get_grade_items}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserGrades.class)
@JsonDeserialize(builder = UserGrades.Builder.class)
public interface UserGrades {
    /** {@return the course's number} */
    long courseid();

    /** {@return the account's number} */
    long userid();

    /** {@return the name} */
    Optional<String> userfullname();

    /** {@return the identifier in the student records} */
    Optional<String> useridnumber();

    /** {@return the grades} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<GradeItem> gradeitems();

    /** {@return the course total, empty where the report shows none} */
    default Optional<GradeItem> total() {
        return gradeitems().stream()
                .filter(item -> item.itemtype().equals("course"))
                .findFirst();
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UserGrades}. */
    class Builder extends ImmutableUserGrades.Builder {
        Builder() {}
    }
}
