package org.lmsbridge.enrol.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;

/**
 * Folds the registrations that lead into one Moodle course into one enrolment a contact, because Moodle's manual
 * enrolment is one per user and course however many bookings there are.
 *
 * @param studentRole number of the Moodle role of students
 * @param instructorRole number of the Moodle role of instructors
 */
public record Fold(long studentRole, long instructorRole) {
    /**
     * One contact's part of a course.
     *
     * @param contact who
     * @param enrolment what the enrolment should be
     * @param because the registrations that call for it, sorted
     */
    public record Folded(ContactId contact, DesiredEnrolment enrolment, List<RegistrationId> because) {
        private Folded and(Folded other) {
            var ids = new TreeSet<>(Comparator.comparing(RegistrationId::value));
            ids.addAll(because);
            ids.addAll(other.because);
            return new Folded(contact, enrolment.and(other.enrolment), List.copyOf(ids));
        }
    }

    /**
     * Folds.
     *
     * @param registrations the registrations, in any order; only those with status registered count
     * @return by contact
     */
    public Map<ContactId, Folded> fold(Collection<Registration> registrations) {
        var folded = new LinkedHashMap<ContactId, Folded>();
        for (var registration : registrations) {
            if (registration.status() == RegistrationStatus.REGISTERED) {
                folded.merge(registration.contact(), single(registration), Folded::and);
            }
        }
        return folded;
    }

    private Folded single(Registration registration) {
        var role = registration.role() == CourseRole.STUDENT ? studentRole : instructorRole;
        var roles = new TreeSet<>(List.of(role));
        var enrolment = new DesiredEnrolment(roles, registration.accessFrom(), registration.accessUntil());
        return new Folded(registration.contact(), enrolment, List.of(registration.id()));
    }
}
