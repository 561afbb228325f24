package org.lmsbridge.examples.college;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;

/** What stands in the records of a small college: one course date, and three people who want to be on it. */
final class FirstTerm {
    private FirstTerm() {}

    static CollegeRecords records(String passwordHash) {
        var records = new CollegeRecords();
        records.categories.put(
                "SAFETY",
                CourseCategory.builder()
                        .id(new CategoryId("SAFETY"))
                        .name("Safety")
                        .putFields("moodleCategory", "1") // the number of the category in Moodle
                        .build());
        records.masters.put(
                "AID",
                CourseMaster.builder()
                        .id(new CourseMasterId("AID"))
                        .name("First aid")
                        .category(new CategoryId("SAFETY"))
                        .build());
        records.courseDates.put(
                "1001",
                CourseDate.builder()
                        .id(new CourseDateId("1001"))
                        .master(new CourseMasterId("AID"))
                        .start(LocalDateTime.of(2027, 3, 15, 9, 0))
                        .zone(ZoneId.of("Australia/Brisbane"))
                        .build());
        for (var person : List.of(person("4711", "Ada"), person("4712", "Alan"), person("4713", "Grace"))) {
            records.people.put(person.id().value(), person);
            records.passwordHashes.put(person.id(), passwordHash);
        }
        book(records, "4711", RegistrationStatus.REGISTERED);
        book(records, "4712", RegistrationStatus.REGISTERED);
        book(records, "4713", RegistrationStatus.WAITING);
        return records;
    }

    static Contact person(String id, String firstName) {
        return Contact.builder()
                .id(new ContactId(id))
                .firstName(firstName)
                .lastName("Example")
                .email(firstName + "@example.org")
                .hasPassword(true) // the records keep its hash
                .build();
    }

    static Registration book(CollegeRecords records, String contact, RegistrationStatus status) {
        var registration = Registration.builder()
                .id(new RegistrationId("R" + contact))
                .contact(new ContactId(contact))
                .target(new CourseDateId("1001"))
                .status(status)
                .build();
        records.registrations.put(registration.id().value(), registration);
        return registration;
    }
}
