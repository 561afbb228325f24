package org.lmsbridge.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.spi.PasswordHashes;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.spi.Registrations;

class InMemoryOthersTest {
    @Nested
    class Steps extends ProcessStepsContract {
        final InMemoryRecords records = SampleRecords.fill();
        final InMemorySteps steps = new InMemorySteps(records, Set.of("certificate"));
        private int next = 1;

        @Override
        protected ProcessSteps steps() {
            return steps;
        }

        @Override
        protected Registration registration() {
            return records.byId(new RegistrationId("R" + next++)).value().orElseThrow();
        }

        @Override
        protected String step() {
            return "certificate";
        }

        @Override
        protected RegistrationId missing() {
            return new RegistrationId("none");
        }

        @Override
        protected long timesTaken(RegistrationId registration) {
            return steps.of(registration).stream()
                    .filter(request -> !request.withdrawn())
                    .count();
        }
    }

    @Nested
    class Intake extends RegistrationIntakeContract {
        private final InMemoryRecords records = SampleRecords.fill();
        private final InMemoryIntake intake = new InMemoryIntake(records);

        @Override
        protected RegistrationIntake intake() {
            return intake;
        }

        @Override
        protected Registrations registrations() {
            return records;
        }

        @Override
        protected BookingTarget target() {
            return new CourseDateId("D2");
        }

        @Override
        protected ContactId contact() {
            return new ContactId("C1");
        }
    }

    @Nested
    class Notices extends NotifierContract {
        private final InMemoryNotices notices = new InMemoryNotices();

        @Override
        protected Notifier notifier() {
            return notices;
        }

        @Override
        protected List<String> handedOn() {
            return notices.notices().stream()
                    .map(notice -> notice.to() + "\n" + notice.subject() + "\n" + notice.text())
                    .toList();
        }

        @Override
        protected Optional<Notifier> cutOff() {
            return Optional.of(notice -> {
                throw new IllegalStateException("the server is not there");
            });
        }
    }

    @Nested
    class Hashes extends PasswordHashesContract {
        private final InMemoryHashes hashes =
                new InMemoryHashes().put(contact(), hash()).put(other(), "$2y$10$another");

        @Override
        protected PasswordHashes hashes() {
            return hashes;
        }

        @Override
        protected ContactId contact() {
            return new ContactId("C1");
        }

        @Override
        protected String hash() {
            return "$2y$10$one";
        }

        @Override
        protected ContactId other() {
            return new ContactId("C2");
        }

        @Override
        protected ContactId withoutPassword() {
            return new ContactId("C3");
        }

        @Override
        protected ContactId missing() {
            return new ContactId("nobody");
        }
    }

    @Nested
    class Bookings extends BookingsByContactContract {
        final InMemoryRecords records = SampleRecords.fill();
        private int next = 100;

        Bookings() {
            for (int i = 1; i <= 9; i++) {
                book("B" + i);
            }
        }

        private RegistrationId book(String id) {
            records.put(Registration.builder()
                    .id(new RegistrationId(id))
                    .contact(booked())
                    .target(new CourseDateId("D2"))
                    .build());
            return new RegistrationId(id);
        }

        @Override
        protected BookingsByContact bookings() {
            return records;
        }

        @Override
        protected Registrations registrations() {
            return records;
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
            return Optional.of(new ChangingRows<>() {
                @Override
                public RegistrationId insert() {
                    return book("AS".charAt(next % 2) + "" + next++);
                }

                @Override
                public void delete(RegistrationId id) {
                    records.remove(id);
                }
            });
        }
    }
}
