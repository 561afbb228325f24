package org.lmsbridge.testkit;

import java.time.LocalDateTime;
import java.time.ZoneId;
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

/** A few rows of everything. */
final class SampleRecords {
    static final CourseDateId BOOKED = new CourseDateId("D1");

    private static final int ROWS = 12;

    private SampleRecords() {}

    static InMemoryRecords fill() {
        var records = new InMemoryRecords();
        for (int i = 1; i <= ROWS; i++) {
            var category = new CategoryId("G" + i);
            var master = new CourseMasterId("M" + i);
            var contact = new ContactId("C" + i);
            records.put(CourseCategory.builder()
                            .id(category)
                            .name("Category " + i)
                            .build())
                    .put(CourseMaster.builder()
                            .id(master)
                            .name("Master " + i)
                            .category(category)
                            .build())
                    .put(CourseDate.builder()
                            .id(new CourseDateId("D" + i))
                            .master(master)
                            .start(LocalDateTime.of(2027, 1, i, 9, 0))
                            .zone(ZoneId.of("Australia/Brisbane"))
                            .build())
                    .put(Contact.builder()
                            .id(contact)
                            .firstName("First")
                            .lastName("Last")
                            .build())
                    .put(Registration.builder()
                            .id(new RegistrationId("R" + i))
                            .contact(contact)
                            .target(BOOKED)
                            .build());
        }
        return records;
    }
}
