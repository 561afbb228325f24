package org.lmsbridge.enrol.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.enrol.rule.Evidence;

/** Asks the records, one by one, about what could call for an enrolment. For one plan or one batch, and one thread. */
final class EvidenceReader {
    private final RecordsReader records;
    private final Map<CourseDateId, PointRead<CourseDate>> dates = new HashMap<>();

    EvidenceReader(RecordsReader records) {
        this.records = records;
    }

    Evidence read(ContactId person, Collection<RegistrationId> ids) {
        var registrations = new HashMap<RegistrationId, PointRead<Registration>>();
        var booked = new HashMap<CourseDateId, PointRead<CourseDate>>();
        for (var id : ids) {
            var read = records.registration(id);
            registrations.put(id, read);
            dateOf(read.value()).ifPresent(date -> booked.put(date, courseDate(date)));
        }
        return new Evidence(registrations, booked, records.contact(person));
    }

    private PointRead<CourseDate> courseDate(CourseDateId id) {
        return dates.computeIfAbsent(id, records::courseDate);
    }

    private static Optional<CourseDateId> dateOf(Optional<Registration> registration) {
        return registration
                .map(Registration::target)
                .filter(CourseDateId.class::isInstance)
                .map(CourseDateId.class::cast);
    }
}
