package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * Contents to be copied from one course into another; {@code core_course_import_course}. A second import doubles the activities.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableImportRequest.class)
@JsonDeserialize(builder = ImportRequest.Builder.class)
public interface ImportRequest {
    /** {@return the course to read} */
    long importfrom();

    /** {@return the course to fill} */
    long importto();

    /** {@return whether the contents of the course to fill go first} */
    @Value.Default
    default boolean deletecontent() {
        return false;
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link ImportRequest}. */
    class Builder extends ImmutableImportRequest.Builder {
        Builder() {}
    }
}
