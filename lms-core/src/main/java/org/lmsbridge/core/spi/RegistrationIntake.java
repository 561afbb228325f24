package org.lmsbridge.core.spi;

import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;

/**
 * Takes enrolments that were made in the site, for records that want them as registrations. Off unless the enrol plugin's
 * setting {@code registrationIntake} is on.
 *
 * <p>Called by one thread at a time, for each student in a course that is linked, for whom there is no registration, once
 * per user and course. After a crash it may be called a second time with the same {@link SiteEnrolment#key()}, and has to
 * give the same answer then. Throws {@link RecordsUnavailableException} when the records cannot take it now; it is tried
 * again the next time.
 */
public interface RegistrationIntake {
    /**
     * Takes an enrolment.
     *
     * @param enrolment the enrolment
     * @return the registration that it has become
     */
    Taken take(SiteEnrolment enrolment);

    /**
     * What an enrolment has become in the records.
     *
     * @param registration the registration
     * @param contact the contact, perhaps a new one
     */
    record Taken(RegistrationId registration, ContactId contact) {}

    /**
     * An enrolment of the site.
     *
     * @param key the same for the same enrolment: site, course and user
     * @param target the course date or course master that leads into the course
     * @param contact the contact whose account it is, if the account is linked
     * @param lmsCourseId the course's number in the site
     * @param lmsUserId the user's number in the site
     * @param form where the records want it
     */
    record SiteEnrolment(
            String key,
            BookingTarget target,
            Optional<ContactId> contact,
            long lmsCourseId,
            long lmsUserId,
            Form form) {}

    /**
     * The form that a registration comes with, as the settings describe it.
     *
     * @param formId the form
     * @param processPathId the process path
     * @param processStepId the step on it
     * @param fields the person's values, by the id that the field has in the form; a field without an id in the settings
     *     is left out
     */
    record Form(
            Optional<String> formId,
            Optional<String> processPathId,
            Optional<String> processStepId,
            Map<String, String> fields) {
        public Form {
            fields = Map.copyOf(fields);
        }

        /** Keeps the person's values out of logs. */
        @Override
        public String toString() {
            return "Form[" + formId.orElse("") + ", fields " + fields.keySet() + "]";
        }
    }
}
