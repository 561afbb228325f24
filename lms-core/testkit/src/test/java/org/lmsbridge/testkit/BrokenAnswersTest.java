package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/** Contacts and registrations that each break one clause. */
@SuppressWarnings("NullAway") // what an integrator's compiler lets pass
class BrokenAnswersTest {
    private static final InMemoryRecords RIGHT = SampleRecords.fill();
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private static void fails(Contacts contacts, String clause, Consumer<ContactsContract> test) {
        fails(contacts, "byIds", clause, test);
    }

    private static void fails(Contacts contacts, String method, String clause, Consumer<ContactsContract> test) {
        var contract = new ContactsContract() {
            @Override
            protected Contacts contacts() {
                return contacts;
            }

            @Override
            protected Set<ContactId> existing() {
                return Set.of(new ContactId("C1"), new ContactId("C2"));
            }

            @Override
            protected ContactId missing() {
                return new ContactId("nobody");
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Contacts." + method)
                .hasMessageContaining(clause);
    }

    private static void fails(Registrations registrations, String clause, Consumer<RegistrationsContract> test) {
        var contract = new RegistrationsContract() {
            @Override
            protected Registrations registrations() {
                return registrations;
            }

            @Override
            protected BookingTarget booked() {
                return SampleRecords.BOOKED;
            }

            @Override
            protected RegistrationId missing() {
                return new RegistrationId("none");
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Registrations.")
                .hasMessageContaining(clause);
    }

    /** Lists rightly, and reads single registrations as it is told. */
    private record ById(Function<RegistrationId, PointRead<Registration>> read) implements Registrations {
        @Override
        public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
            return RIGHT.of(target, after, limit);
        }

        @Override
        public PointRead<Registration> byId(RegistrationId id) {
            return read.apply(id);
        }
    }

    @Test
    void contactsThatAreLeftOutAreFound() {
        fails(
                ids -> RIGHT.byIds(Set.of(new ContactId("C1"))),
                "delivers every contact that exists",
                ContactsContract::everyContactThatExistsIsDelivered);
    }

    @Test
    void contactsThatAreDeliveredTwiceAreFound() {
        fails(
                ids -> Stream.concat(RIGHT.byIds(ids).stream(), RIGHT.byIds(ids).stream())
                        .toList(),
                "each once",
                ContactsContract::everyContactThatExistsIsDelivered);
    }

    @Test
    void contactsThatThrowForAnIdThatDoesNotExistAreFound() {
        fails(
                ids -> {
                    if (ids.contains(new ContactId("nobody"))) {
                        throw new IllegalStateException("deliberate");
                    }
                    return RIGHT.byIds(ids);
                },
                "answers, and does not throw",
                ContactsContract::aContactThatDoesNotExistIsLeftOut);
    }

    @Test
    void contactsThatAreMadeUpForAnIdThatDoesNotExistAreFound() {
        fails(
                ids -> ids.stream()
                        .map(id -> Contact.builder()
                                .id(id)
                                .firstName("?")
                                .lastName("?")
                                .build())
                        .toList(),
                "leaves out an id that does not exist",
                ContactsContract::aContactThatDoesNotExistIsLeftOut);
    }

    @Test
    void contactsThatNobodyAskedForAreFound() {
        fails(
                ids -> RIGHT.byIds(Set.of(new ContactId("C1"), new ContactId("C2"))),
                "and nobody else",
                ContactsContract::oneContactMayBeAskedForAlone);
    }

    @Test
    void singleContactsThatAreMissedOrMadeUpAreFound() {
        fails(
                alone(id -> Optional.empty()),
                "byId",
                "finds a contact that exists",
                ContactsContract::oneContactIsReadByItsId);
        fails(
                alone(id -> Optional.of(
                        Contact.builder().id(id).firstName("?").lastName("?").build())),
                "byId",
                "knows that a contact does not exist",
                ContactsContract::oneContactIsReadByItsId);
    }

    /** Answers rightly for many, and for one as it is told. */
    private static Contacts alone(Function<ContactId, Optional<Contact>> one) {
        return new Contacts() {
            @Override
            public List<Contact> byIds(Set<ContactId> ids) {
                return RIGHT.byIds(ids);
            }

            @Override
            public PointRead<Contact> byId(ContactId id) {
                return new PointRead<>(one.apply(id), Instant.EPOCH);
            }
        };
    }

    @Test
    void contactsThatAnswerNoMoreThanHundredIdsAreFound() {
        fails(
                ids -> RIGHT.byIds(ids.size() > 100 ? Set.of() : ids),
                "answers a question for 1,000 ids",
                ContactsContract::asManyAsTheContractAllowsMayBeAskedForAtOnce);
    }

    @Test
    void contactsForOneThreadOnlyAreFound() {
        var owner = Thread.currentThread();
        fails(
                ids -> Thread.currentThread() == owner ? RIGHT.byIds(ids) : List.of(),
                "several threads",
                ContactsContract::severalThreadsMayReadAtOnce);
    }

    @Test
    void contactsThatAreNullAreFound() {
        fails(ids -> null, "never returns null", ContactsContract::everyContactThatExistsIsDelivered);
    }

    @Test
    void registrationsOfSomethingElseAreFound() {
        var other = Registration.builder()
                .id(new RegistrationId("R1"))
                .contact(new ContactId("C1"))
                .target(new CourseDateId("D2"))
                .build();
        fails(
                new Registrations() {
                    @Override
                    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
                        return new Page<>(List.of(other), true, Instant.EPOCH);
                    }

                    @Override
                    public PointRead<Registration> byId(RegistrationId id) {
                        return RIGHT.byId(id);
                    }
                },
                "lists registrations of its target and no others",
                RegistrationsContract::onlyRegistrationsOfTheTargetAreListed);
    }

    @Test
    void registrationsThatAreListedAndNotFoundAreFound() {
        fails(
                new ById(id -> new PointRead<>(Optional.empty(), Instant.EPOCH)),
                "finds what Registrations.of lists",
                RegistrationsContract::aRegistrationThatIsListedIsFoundByItsId);
    }

    @Test
    void registrationsThatThrowForAnIdThatDoesNotExistAreFound() {
        fails(
                new ById(id -> {
                    throw new IllegalStateException("deliberate");
                }),
                "answers, and does not throw",
                RegistrationsContract::aRegistrationThatDoesNotExistIsAnsweredAsAbsent);
    }

    @Test
    void registrationsThatAreMadeUpAreFound() {
        fails(
                new ById(id -> RIGHT.byId(new RegistrationId("R1"))),
                "answers absent",
                RegistrationsContract::aRegistrationThatDoesNotExistIsAnsweredAsAbsent);
    }

    @Test
    void registrationsThatAreNullAreFound() {
        fails(
                new ById(id -> null),
                "never returns null",
                RegistrationsContract::aRegistrationThatDoesNotExistIsAnsweredAsAbsent);
    }

    @Test
    void registrationsFromTheFutureAreFound() {
        fails(
                new ById(id -> new PointRead<>(Optional.empty(), FUTURE)),
                "asOf does not lie in the future",
                RegistrationsContract::aRegistrationThatDoesNotExistIsAnsweredAsAbsent);
    }
}
