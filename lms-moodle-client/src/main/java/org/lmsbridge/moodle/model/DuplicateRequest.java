package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * A course to be copied without people; {@code core_course_duplicate_course}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableDuplicateRequest.class)
@JsonDeserialize(builder = DuplicateRequest.Builder.class)
public interface DuplicateRequest {
    /** {@return the number of the course to copy} */
    long courseid();

    /** {@return the full name of the copy} */
    String fullname();

    /** {@return the short name of the copy, unique in the site} */
    String shortname();

    /** {@return the category of the copy} */
    long categoryid();

    /** {@return whether students see the copy} */
    @Value.Default
    default boolean visible() {
        return true;
    }

    /** {@return whether activities come along} */
    @Value.Default
    default boolean activities() {
        return true;
    }

    /** {@return whether blocks come along} */
    @Value.Default
    default boolean blocks() {
        return true;
    }

    /** {@return whether the settings of filters come along} */
    @Value.Default
    default boolean filters() {
        return true;
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link DuplicateRequest}. */
    class Builder extends ImmutableDuplicateRequest.Builder {
        Builder() {}
    }
}
