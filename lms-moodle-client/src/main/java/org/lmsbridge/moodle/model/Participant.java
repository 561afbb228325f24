package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Somebody in a course, as {@code core_enrol_get_enrolled_users} tells; without times, method and status, which it does not tell.
 */
@Value.Immutable
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        clearBuilder = true)
@JsonSerialize(as = ImmutableParticipant.class)
@JsonDeserialize(using = ParticipantReader.class)
public interface Participant {
    /** {@return the account's number} */
    long id();

    /** {@return the username} */
    Optional<String> username();

    /** {@return the first name} */
    Optional<String> firstname();

    /** {@return the surname} */
    Optional<String> lastname();

    /** {@return the name as the site writes it} */
    Optional<String> fullname();

    /** {@return the email address} */
    Optional<String> email();

    /** {@return the identifier in the student records} */
    Optional<String> idnumber();

    /** {@return the roles in the course; empty also where they were not asked for} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<CourseRole> roles();

    /** {@return the groups in the course} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<ParticipantGroup> groups();

    /** {@return when first seen on the site} */
    Optional<Instant> firstaccess();

    /** {@return when last seen on the site} */
    Optional<Instant> lastaccess();

    /** {@return when last seen in the course} */
    Optional<Instant> lastcourseaccess();

    /** {@return values of custom profile fields by short name of the field} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfUser.class)
    @JsonDeserialize(using = CustomFields.Reply.class)
    Map<String, String> customfields();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Participant}. */
    class Builder extends ImmutableParticipant.Builder {
        Builder() {}
    }
}
