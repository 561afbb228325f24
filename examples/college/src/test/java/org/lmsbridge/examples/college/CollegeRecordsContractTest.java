package org.lmsbridge.examples.college;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.BookingTarget;
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
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.PasswordHashes;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.testkit.ChangingRows;
import org.lmsbridge.testkit.ContactDirectoryContract;
import org.lmsbridge.testkit.ContactsContract;
import org.lmsbridge.testkit.CourseCatalogueContract;
import org.lmsbridge.testkit.PasswordHashesContract;
import org.lmsbridge.testkit.ProcessStepsContract;
import org.lmsbridge.testkit.RegistrationsContract;

/** The records of the college against the contracts of what they implement. */
class CollegeRecordsContractTest {
    private static final String HASH = College.HASHING.hash("Secret-2027".toCharArray());

    /** Enough rows of everything for pages to begin and end anywhere. */
    private static CollegeRecords fullTerm() {
        var records = FirstTerm.records(HASH);
        for (int i = 0; i < 10; i++) {
            var id = "S" + i;
            records.categories.put(
                    id, CourseCategory.builder().id(new CategoryId(id)).name(id).build());
            records.masters.put(
                    id,
                    CourseMaster.builder()
                            .from(records.masters.row("AID").orElseThrow())
                            .id(new CourseMasterId(id))
                            .build());
            records.courseDates.put(
                    id,
                    CourseDate.builder()
                            .from(records.courseDates.row("1001").orElseThrow())
                            .id(new CourseDateId(id))
                            .build());
            records.people.put(id, FirstTerm.person(id, id));
            FirstTerm.book(records, id, RegistrationStatus.REGISTERED);
        }
        return records;
    }

    @Nested
    class Catalogue extends CourseCatalogueContract {
        private final CollegeRecords records = fullTerm();

        @Override
        protected CourseCatalogue catalogue() {
            return records;
        }

        @Override
        protected Optional<ChangingRows<CategoryId>> changingCategories() {
            return Optional.of(new ChangingRows<>() {
                private int number = 100;

                @Override
                public CategoryId insert() {
                    var id = new CategoryId("AZ".charAt(number % 2) + "" + number++);
                    records.categories.put(
                            id.value(),
                            CourseCategory.builder().id(id).name("New").build());
                    return id;
                }

                @Override
                public void delete(CategoryId id) {
                    records.categories.delete(id.value());
                }
            });
        }
    }

    @Nested
    class People extends ContactsContract {
        private final CollegeRecords records = fullTerm();

        @Override
        protected Contacts contacts() {
            return records;
        }

        @Override
        protected Set<ContactId> existing() {
            return Set.of(new ContactId("4711"), new ContactId("4712"));
        }

        @Override
        protected ContactId missing() {
            return new ContactId("nobody");
        }
    }

    @Nested
    class Bookings extends RegistrationsContract {
        private final CollegeRecords records = fullTerm();

        @Override
        protected Registrations registrations() {
            return records;
        }

        @Override
        protected BookingTarget booked() {
            return new CourseDateId("1001");
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("none");
        }
    }

    @Nested
    class Directory extends ContactDirectoryContract {
        private final CollegeRecords records = fullTerm();

        @Override
        protected ContactDirectory directory() {
            return records;
        }

        @Override
        protected ContactKey key() {
            return ContactKey.EMAIL;
        }

        @Override
        protected Contact existing() {
            return records.people.row("4711").orElseThrow();
        }

        @Override
        protected String missing() {
            return "nobody@example.org";
        }
    }

    @Nested
    class Hashes extends PasswordHashesContract {
        private final CollegeRecords records = fullTerm();

        @Override
        protected PasswordHashes hashes() {
            return records;
        }

        @Override
        protected ContactId contact() {
            return new ContactId("4711");
        }

        @Override
        protected String hash() {
            return HASH;
        }

        @Override
        protected ContactId other() {
            return new ContactId("4712");
        }

        @Override
        protected ContactId withoutPassword() {
            return new ContactId("none");
        }

        @Override
        protected ContactId missing() {
            return new ContactId("nobody");
        }
    }

    @Nested
    class Office extends ProcessStepsContract {
        private final CollegeRecords records = fullTerm();
        private final CollegeOffice office = new CollegeOffice(records);
        private int number;

        @Override
        protected ProcessSteps steps() {
            return office;
        }

        @Override
        protected synchronized Registration registration() {
            return FirstTerm.book(records, "NEW" + number++, RegistrationStatus.REGISTERED);
        }

        @Override
        protected String step() {
            return CollegeOffice.CERTIFICATE;
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("none");
        }

        @Override
        protected long timesTaken(RegistrationId registration) {
            return office.certificatesOf(registration);
        }
    }
}
