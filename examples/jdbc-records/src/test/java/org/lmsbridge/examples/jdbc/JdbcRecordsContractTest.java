package org.lmsbridge.examples.jdbc;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.testkit.BookingsByContactContract;
import org.lmsbridge.testkit.ChangingRows;
import org.lmsbridge.testkit.ContactsContract;
import org.lmsbridge.testkit.CourseCatalogueContract;
import org.lmsbridge.testkit.RegistrationsContract;

class JdbcRecordsContractTest {
    @Nested
    class Catalogue extends CourseCatalogueContract {
        private final College college = College.open("catalogue");

        @Override
        protected CourseCatalogue catalogue() {
            return college.records();
        }

        @Override
        protected Optional<ChangingRows<CategoryId>> changingCategories() {
            return Optional.of(
                    college.rows("category", "insert into category (id, name) values ('%s', 'New')", CategoryId::new));
        }

        @Override
        protected Optional<ChangingRows<CourseMasterId>> changingMasters() {
            return Optional.of(college.rows(
                    "course_master", "insert into course_master values ('%s', 'New', 'G1')", CourseMasterId::new));
        }

        @Override
        protected Optional<ChangingRows<CourseDateId>> changingCourseDates() {
            return Optional.of(college.rows(
                    "course_date",
                    "insert into course_date values ('%s', 'M1', '2027-01-01 09:00:00', 'Europe/Berlin')",
                    CourseDateId::new));
        }
    }

    @Nested
    class People extends ContactsContract {
        @Override
        protected Contacts contacts() {
            return College.open("people").records();
        }

        @Override
        protected Set<ContactId> existing() {
            return Set.of(new ContactId("C1"), new ContactId("C2"));
        }

        @Override
        protected ContactId missing() {
            return new ContactId("nobody");
        }
    }

    @Nested
    class Bookings extends RegistrationsContract {
        private final College college = College.open("bookings");

        @Override
        protected Registrations registrations() {
            return college.records();
        }

        @Override
        protected BookingTarget booked() {
            return new CourseDateId("D1");
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("none");
        }

        @Override
        protected Optional<ChangingRows<RegistrationId>> changingRegistrations() {
            return Optional.of(college.rows(
                    "registration",
                    "insert into registration (id, contact_id, course_date_id) values ('%s', 'C1', 'D1')",
                    RegistrationId::new));
        }
    }

    @Nested
    class BookingsOfOneContact extends BookingsByContactContract {
        private final College college = College.open("bookings-of-one-contact");

        BookingsOfOneContact() {
            for (int i = 2; i <= 9; i++) {
                college.run(
                        "insert into registration (id, contact_id, course_date_id) values ('S%1$d', 'C1', 'D%1$d')", i);
            }
        }

        @Override
        protected BookingsByContact bookings() {
            return college.records();
        }

        @Override
        protected Registrations registrations() {
            return college.records();
        }

        @Override
        protected ContactId booked() {
            return new ContactId("C1");
        }

        @Override
        protected ContactId unbooked() {
            return new ContactId("nobody");
        }

        @Override
        protected Optional<ChangingRows<RegistrationId>> changingBookings() {
            return Optional.of(college.rows(
                    "registration",
                    "insert into registration (id, contact_id, course_date_id) values ('%s', 'C1', 'D1')",
                    RegistrationId::new));
        }
    }
}
