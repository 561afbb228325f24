package org.lmsbridge.core.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Somebody in a section with a student's role. Personal data: not to be logged. */
@Value.Immutable
public non-sealed interface ImportedEnrolment extends RosterItem {
    @Override
    default Kind kind() {
        return Kind.ENROLMENT;
    }

    /** {@return account and course in the LMS, as {@code user-course}: Moodle numbers no enrolments that it shows} */
    @Override
    String institutionId();

    /** {@return the account's number in the LMS} */
    String userInstitutionId();

    /** {@return the institution id of course and section} */
    String courseInstitutionId();

    /** {@return the username} */
    Optional<String> username();

    /** {@return the account's {@code idnumber}, by which the records may know the person} */
    Optional<String> idnumber();

    /** {@return the first name} */
    Optional<String> firstname();

    /** {@return the surname} */
    Optional<String> lastname();

    /** {@return the email address; empty where the token may not see it} */
    Optional<String> email();

    /**
     * {@return whether the student may be in the course now} By any of the enrolments, where there are several. That the
     * account as a whole is suspended does not count: Moodle's list of participants does not show it.
     */
    EnrolmentStatus status();

    /** {@return the names of the groups, sorted} */
    List<String> groups();

    /** {@return when last seen in the course, otherwise when last seen on the site} */
    Optional<Instant> lastActivity();

    /** {@return when the student was there; empty where engagement is not imported} */
    Optional<Engagement> engagement();

    /** {@return the grades; empty where they are not imported or could not be read, which is not the same as none} */
    Optional<ImportedGrades> grades();

    /** {@return the attendance; empty where it is not imported} */
    Optional<Attendance> attendance();

    /** {@return a new builder} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds values of {@link ImportedEnrolment}; not thread-safe. */
    class Builder extends ImmutableImportedEnrolment.Builder {
        Builder() {}
    }
}
