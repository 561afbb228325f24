package org.lmsbridge.testkit;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
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
        private final InMemoryRecords records = SampleRecords.fill();

        @Override
        protected Registrations registrations() {
            return records;
        }

        @Override
        protected Optional<ChangingRows<RegistrationId>> changingRegistrations() {
            return Optional.of(new ChangingRows<>() {
                private int next = 100;

                @Override
                public RegistrationId insert() {
                    var id = new RegistrationId("ABRSZ".charAt(next % 5) + "" + next++);
                    records.put(Registration.builder()
                            .id(id)
                            .contact(new ContactId("C1"))
                            .target(SampleRecords.BOOKED)
                            .build());
                    return id;
                }

                @Override
                public void delete(RegistrationId id) {
                    records.remove(id);
                }
            });
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
