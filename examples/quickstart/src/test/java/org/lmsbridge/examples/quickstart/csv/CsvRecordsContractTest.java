package org.lmsbridge.examples.quickstart.csv;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.testkit.ContactsContract;
import org.lmsbridge.testkit.CourseCatalogueContract;
import org.lmsbridge.testkit.RegistrationsContract;

/** What the library wants of every implementation of its SPI holds for this one: an integrator writes no more. */
class CsvRecordsContractTest {
    private static final CsvRecords RECORDS = CsvRecords.read(Path.of("records"), ZoneOffset.UTC, Clock.systemUTC());

    @Nested
    class Catalogue extends CourseCatalogueContract {
        @Override
        protected CourseCatalogue catalogue() {
            return RECORDS;
        }
    }

    @Nested
    class People extends ContactsContract {
        @Override
        protected Contacts contacts() {
            return RECORDS;
        }

        @Override
        protected Set<ContactId> existing() {
            return Set.of(new ContactId("10001"), new ContactId("10100"), new ContactId("10560"));
        }

        @Override
        protected ContactId missing() {
            return new ContactId("99999");
        }
    }

    @Nested
    class Bookings extends RegistrationsContract {
        @Override
        protected Registrations registrations() {
            return RECORDS;
        }

        @Override
        protected BookingTarget booked() {
            return new CourseDateId("QS3001");
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("99999");
        }
    }
}
