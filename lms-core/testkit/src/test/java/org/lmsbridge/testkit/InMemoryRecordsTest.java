package org.lmsbridge.testkit;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Registrations;

class InMemoryRecordsTest {
    @Nested
    class AsCourseCatalogue extends CourseCatalogueContract {
        @Override
        protected CourseCatalogue catalogue() {
            return SampleRecords.fill();
        }
    }

    @Nested
    class AsContacts extends ContactsContract {
        @Override
        protected Contacts contacts() {
            return SampleRecords.fill();
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
    class AsRegistrations extends RegistrationsContract {
        @Override
        protected Registrations registrations() {
            return SampleRecords.fill();
        }

        @Override
        protected BookingTarget booked() {
            return SampleRecords.BOOKED;
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("none");
        }
    }
}
