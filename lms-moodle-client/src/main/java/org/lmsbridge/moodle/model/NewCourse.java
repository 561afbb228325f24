package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A course to be created; {@code core_course_create_courses}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableNewCourse.class)
@JsonDeserialize(builder = NewCourse.Builder.class)
public interface NewCourse {
    /** {@return the full name, not blank} */
    String fullname();

    /** {@return the short name, not blank and unique in the site} */
    String shortname();

    /** {@return the number of its category} */
    long categoryid();

    /** {@return the identifier in the student records, unique in the site} */
    Optional<String> idnumber();

    /** {@return the description, HTML} */
    Optional<String> summary();

    /** {@return the course format, such as {@code topics}} */
    Optional<String> format();

    /** {@return the start; where it is left out, Moodle 4.5 and later take today} */
    Optional<Instant> startdate();

    /**
     * {@return the end; never without a start or before it; {@link Instant#EPOCH} for none. Where it is left out, Moodle 4.5
     * and later take the start and the site's course duration, a year unless it was changed; earlier ones take none}
     */
    Optional<Instant> enddate();

    /** {@return whether students see the course} */
    Optional<Boolean> visible();

    /** {@return whether completion is tracked} */
    Optional<Boolean> enablecompletion();

    /** {@return the number of sections} */
    Optional<Integer> numsections();

    /** {@return the group mode: 0 none, 1 separate, 2 visible groups} */
    Optional<Integer> groupmode();

    /** {@return the language forced upon the course} */
    Optional<String> lang();

    /** {@return the format of the description: 0 Moodle's own, 1 HTML, 2 plain text, 4 Markdown} */
    Optional<Integer> summaryformat();

    /** {@return whether learners see their grades} */
    Optional<Boolean> showgrades();

    /** {@return whether learners see reports of their activity} */
    Optional<Boolean> showreports();

    /** {@return how many announcements are shown} */
    Optional<Integer> newsitems();

    /** {@return the largest upload, bytes; 0 is the site's own limit} */
    Optional<Integer> maxbytes();

    /** {@return how hidden sections show: 0 collapsed, 1 not at all} */
    Optional<Integer> hiddensections();

    /** {@return whether the group mode holds for every activity} */
    Optional<Boolean> groupmodeforce();

    /** {@return the number of the default grouping; 0 for none} */
    Optional<Long> defaultgroupingid();

    /** {@return whether people are told when they have completed the course} */
    Optional<Boolean> completionnotify();

    /** {@return the theme forced upon the course} */
    Optional<String> forcetheme();

    /** {@return options of the course format by name} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfFormat.class)
    Map<String, String> courseformatoptions();

    /** {@return values of custom course fields by short name of the field} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfCourse.class)
    Map<String, String> customfields();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link NewCourse}. */
    class Builder extends ImmutableNewCourse.Builder {
        Builder() {}
    }
}
