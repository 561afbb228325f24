package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PasswordHashes;
import org.lmsbridge.core.spi.Registrations;

/** Notifiers, password hashes and bookings that each break one clause. */
@SuppressWarnings("NullAway") // what an integrator's compiler lets pass
class BrokenOthersTest {
    private static final ContactId BOOKED = new ContactId("C1");

    private final List<String> handedOn = new ArrayList<>();
    private final InMemoryHashes hashes = new InMemoryHashes();
    private final InMemoryRecords records = new InMemoryOthersTest().new Bookings().records;

    private void notifierFails(Notifier notifier, String clause, Consumer<NotifierContract> test) {
        var contract = new NotifierContract() {
            @Override
            protected Notifier notifier() {
                return notifier;
            }

            @Override
            protected List<String> handedOn() {
                return handedOn;
            }

            @Override
            protected Optional<Notifier> cutOff() {
                return Optional.of(notifier);
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Notifier.send: " + clause);
    }

    private void hashesFail(PasswordHashes broken, String clause, Consumer<PasswordHashesContract> test) {
        var sample = new InMemoryOthersTest().new Hashes();
        hashes.put(sample.contact(), sample.hash()).put(sample.other(), "$2y$10$another");
        var contract = new InMemoryOthersTest().new Hashes() {
            @Override
            protected PasswordHashes hashes() {
                return broken;
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PasswordHashes.")
                .hasMessageContaining(clause);
    }

    /** Reads rightly, and replaces hashes as it is told. */
    private PasswordHashes rehashing(Rehash rehash) {
        return new PasswordHashes() {
            @Override
            public Optional<String> hashOf(ContactId contact) {
                return hashes.hashOf(contact);
            }

            @Override
            public void rehash(ContactId contact, String old, String replacement) {
                rehash.rehash(contact, old, replacement);
            }
        };
    }

    private interface Rehash {
        void rehash(ContactId contact, String old, String replacement);
    }

    private void bookingsFail(BookingsByContact broken, String clause, Consumer<BookingsByContactContract> test) {
        var contract = new InMemoryOthersTest().new Bookings() {
            @Override
            protected BookingsByContact bookings() {
                return broken;
            }

            @Override
            protected Registrations registrations() {
                return BrokenOthersTest.this.records;
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("BookingsByContact.of: " + clause);
    }

    @Test
    void messagesThatAreLostAreFound() {
        notifierFails(notice -> {}, "hands a message on, once", NotifierContract::aMessageToStaffIsHandedOn);
        notifierFails(
                notice -> notice.to().ifPresent(address -> handedOn.add(notice.subject())),
                "hands a message on, once",
                NotifierContract::aMessageToStaffNeedsNoAddress);
    }

    @Test
    void messagesThatAreMadeOneLineAreFound() {
        notifierFails(
                notice -> handedOn.add(
                        notice.to() + notice.subject() + notice.text().replace('\n', ' ')),
                "hands address and text on as they are",
                NotifierContract::aMessageToStaffIsHandedOn);
    }

    @Test
    void messagesToWhomeverIsOnDutyAreFound() {
        notifierFails(
                notice -> handedOn.add("duty@example.org " + notice.subject() + notice.text()),
                "hands a contact's message on to the contact",
                NotifierContract::aMessageToAContactIsHandedOnToTheContact);
    }

    @Test
    void messagesThatAreTakenForRepetitionsAreFound() {
        notifierFails(
                notice -> {
                    if (handedOn.stream().noneMatch(message -> message.contains(notice.subject()))) {
                        handedOn.add(notice.to() + notice.subject() + notice.text());
                    }
                },
                "drops no message",
                NotifierContract::theSameMessageTwiceIsTwoMessages);
    }

    @Test
    void notifiersForOneThreadOnlyAreFound() {
        var owner = Thread.currentThread();
        notifierFails(
                notice -> {
                    if (Thread.currentThread() == owner) {
                        handedOn.add(notice.to() + notice.subject() + notice.text());
                    }
                },
                "several threads that send at once lose nothing",
                NotifierContract::severalThreadsMaySendAtOnce);
    }

    @Test
    void failuresThatAreHiddenAreFound() {
        notifierFails(
                notice -> {},
                "throws when a message could not be handed on",
                NotifierContract::whatCannotBeHandedOnIsThrown);
    }

    @Test
    void hashesThatAreChangedOnTheWayAreFound() {
        hashesFail(
                contact -> hashes.hashOf(contact).map(hash -> hash.replace("$2y$", "$2a$")),
                "reads the hash exactly as it is kept",
                PasswordHashesContract::theHashIsReadAsItIs);
    }

    @Test
    void emptyHashesAreFound() {
        hashesFail(
                contact -> Optional.of(hashes.hashOf(contact).orElse("")),
                "empty for a contact without a password",
                PasswordHashesContract::whoHasNoPasswordHasNoHash);
        hashesFail(contact -> null, "never returns null", PasswordHashesContract::whoHasNoPasswordHasNoHash);
    }

    @Test
    void hashesThatReplaceWhatWasChangedMeanwhileAreFound() {
        hashesFail(
                rehashing((contact, old, replacement) -> hashes.put(contact, replacement)),
                "replaces a hash only while the old one still stands",
                PasswordHashesContract::aPasswordThatWasChangedMeanwhileStays);
    }

    @Test
    void hashesThatGiveSomebodyAPasswordAreFound() {
        hashesFail(
                rehashing((contact, old, replacement) -> hashes.put(contact, replacement)),
                "gives nobody a password who has none",
                PasswordHashesContract::nobodyIsGivenAPassword);
    }

    @Test
    void hashesOfEverybodyThatAreReplacedAreFound() {
        hashesFail(
                rehashing((contact, old, replacement) ->
                        hashes.put(contact, replacement).put(new ContactId("C2"), replacement)),
                "changes nobody else's hash",
                PasswordHashesContract::aStrongerHashReplacesTheOneThatStandsOrNothingDoes);
    }

    @Test
    void hashesThatAreLostWhenReplacedAreFound() {
        hashesFail(
                rehashing((contact, old, replacement) -> hashes.put(contact, "")),
                "replaces the old hash, or does nothing",
                PasswordHashesContract::aStrongerHashReplacesTheOneThatStandsOrNothingDoes);
    }

    @Test
    void hashesForOneThreadOnlyAreFound() {
        var owner = Thread.currentThread();
        hashesFail(
                contact -> Thread.currentThread() == owner ? hashes.hashOf(contact) : Optional.empty(),
                "answers many threads rightly at once",
                PasswordHashesContract::manyMayAskAtOnce);
    }

    @Test
    void bookingsThatCountRowsWronglyAreFound() {
        bookingsFail(
                (contact, after, limit) -> {
                    var page = records.of(contact, after, limit);
                    return new Page<>(page.items(), true, page.asOf());
                },
                "pages of 1 give the same ids",
                BookingsByContactContract::bookingsAreTheSameWhateverThePageSize);
    }

    @Test
    void bookingsOfEverybodyAreFound() {
        bookingsFail(
                (contact, after, limit) -> records.of(SampleRecords.BOOKED, after, limit),
                "lists registrations of its contact and no others",
                BookingsByContactContract::onlyBookingsOfTheContactAreListed);
        bookingsFail(
                (contact, after, limit) -> records.of(BOOKED, after, limit),
                "lists nothing for a contact without registrations",
                BookingsByContactContract::whoIsBookedOnNothingHasNoBookings);
    }

    @Test
    void bookingsThatNeverEndForNobodyAreFound() {
        bookingsFail(
                (contact, after, limit) -> {
                    var page = records.of(contact, after, limit);
                    return new Page<>(page.items(), !page.items().isEmpty(), Instant.EPOCH);
                },
                "an empty page is marked as the last",
                BookingsByContactContract::whoIsBookedOnNothingHasNoBookings);
    }

    @Test
    void bookingsThatSayAnotherThingThanTheRegistrationAreFound() {
        bookingsFail(
                (contact, after, limit) -> {
                    var page = records.of(contact, after, limit);
                    var elsewhere = page.items().stream()
                            .map(registration -> Registration.builder()
                                    .from(registration)
                                    .target(new CourseDateId("D9"))
                                    .build())
                            .toList();
                    return new Page<>(elsewhere, page.last(), page.asOf());
                },
                "lists registrations as Registrations.byId reads them",
                BookingsByContactContract::bookingsAreWhatRegistrationsSay);
    }

    @Test
    void bookingsForOneThreadOnlyAreFound() {
        var owner = Thread.currentThread();
        bookingsFail(
                (contact, after, limit) -> {
                    if (Thread.currentThread() != owner) {
                        throw new IllegalStateException("not my thread");
                    }
                    return records.of(contact, after, limit);
                },
                "several threads may read at once",
                BookingsByContactContract::severalThreadsMayReadAtOnce);
    }
}
