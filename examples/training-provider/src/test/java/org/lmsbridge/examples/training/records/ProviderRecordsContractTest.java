package org.lmsbridge.examples.training.records;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.auth.hash.HashedCredentials;
import org.lmsbridge.auth.hash.PasswordHashing;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.testkit.ContactDirectoryContract;
import org.lmsbridge.testkit.ContactsContract;
import org.lmsbridge.testkit.CourseCatalogueContract;
import org.lmsbridge.testkit.CredentialVerifierContract;
import org.lmsbridge.testkit.RegistrationsContract;

/** The provider's records keep the library's contracts. */
class ProviderRecordsContractTest {
    private static final String PASSWORD = "Harbour-22";
    private static final PasswordHashing HASHING = PasswordHashing.bcrypt(4);
    private static final ProviderRecords RECORDS = demonstration();

    private static ProviderRecords demonstration() {
        var database = Database.open(Database.h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), "", "");
        Demonstration.fill(database, Clock.systemUTC(), name -> 1, HASHING.hash(PASSWORD.toCharArray()));
        database.change("insert into registration (id, contact_id, course_date_id, booked_at)"
                + " values ('R100001', 'C000004', 'D000001', current_timestamp)");
        database.change("insert into contact (id, first_name, last_name, email)"
                + " values ('C100001', 'Without', 'Password', 'without@example.org')");
        return new ProviderRecords(database, Clock.systemUTC());
    }

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
            return Set.of(new ContactId("C000001"), new ContactId("C000002"));
        }

        @Override
        protected ContactId missing() {
            return new ContactId("nobody");
        }
    }

    @Nested
    class Directory extends ContactDirectoryContract {
        @Override
        protected ContactDirectory directory() {
            return RECORDS;
        }

        @Override
        protected ContactKey key() {
            return ContactKey.EMAIL;
        }

        @Override
        protected Contact existing() {
            return RECORDS.byIds(Set.of(new ContactId("C000001"))).get(0);
        }

        @Override
        protected String missing() {
            return "nobody@example.org";
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
            return new CourseDateId("D000001");
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("none");
        }
    }

    @Nested
    class Passwords extends CredentialVerifierContract {
        @Override
        protected CredentialVerifier verifier() {
            return new HashedCredentials(RECORDS, HASHING);
        }

        @Override
        protected ContactId contact() {
            return new ContactId("C000001");
        }

        @Override
        protected char[] password() {
            return PASSWORD.toCharArray();
        }

        @Override
        protected ContactId withoutPassword() {
            return new ContactId("C100001");
        }
    }
}
