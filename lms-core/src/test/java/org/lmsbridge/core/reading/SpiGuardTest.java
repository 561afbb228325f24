package org.lmsbridge.core.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;

/** Each way of breaking the SPI's contract is contained, and named by interface and method. */
class SpiGuardTest {
    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CourseDateId BOOKED = new CourseDateId("D1");

    private static void contained(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageContaining(message);
    }

    private static Contacts guarded(Contacts contacts) {
        return SpiGuard.of(Contacts.class, contacts, CLOCK);
    }

    private static Contact contact(String id) {
        return Contact.builder()
                .id(new ContactId(id))
                .firstName("Ada")
                .lastName("Example")
                .build();
    }

    private static Registration registration(String id, String courseDate) {
        return Registration.builder()
                .id(new RegistrationId(id))
                .contact(new ContactId("C1"))
                .target(new CourseDateId(courseDate))
                .build();
    }

    private static Registrations answering(Supplier<Page<Registration>> page, Supplier<PointRead<Registration>> read) {
        return SpiGuard.of(
                Registrations.class,
                new Registrations() {
                    @Override
                    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
                        return page.get();
                    }

                    @Override
                    public PointRead<Registration> byId(RegistrationId id) {
                        return read.get();
                    }
                },
                CLOCK);
    }

    private static Registrations listing(Supplier<Page<Registration>> page) {
        return answering(page, () -> new PointRead<>(Optional.empty(), NOW));
    }

    private static Registrations reading(Supplier<PointRead<Registration>> read) {
        return answering(() -> new Page<>(List.of(), true, NOW), read);
    }

    private static Changes changes(Changes changes) {
        return SpiGuard.of(Changes.class, changes, CLOCK);
    }

    @Test
    void aRightAnswerGoesThrough() {
        var contacts = guarded(ids -> List.of(contact("C1")));
        assertThat(contacts.byIds(Set.of(new ContactId("C1")))).containsExactly(contact("C1"));
        var page = new Page<>(List.of(registration("R1", "D1")), true, NOW);
        assertThat(listing(() -> page).of(BOOKED, Optional.empty(), 1)).isEqualTo(page);
    }

    @Test
    void anExceptionIsNamedAndKept() {
        var contacts = guarded(ids -> {
            throw new ArithmeticException("deliberate");
        });
        assertThatThrownBy(() -> contacts.byIds(Set.of()))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessage("Contacts.byIds failed: java.lang.ArithmeticException: deliberate")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void anErrorOfTheHostsCodeIsContainedToo() {
        contained(
                () -> guarded(ids -> {
                            throw new NoClassDefFoundError("deliberate");
                        })
                        .byIds(Set.of()),
                "Contacts.byIds failed");
    }

    @Test
    void whatTheRecordsSayThemselvesIsNotCoveredUp() {
        var contacts = guarded(ids -> {
            throw new RecordsUnavailableException("closed on Sundays");
        });
        assertThatThrownBy(() -> contacts.byIds(Set.of())).hasMessage("closed on Sundays");
    }

    @Test
    @SuppressWarnings("NullAway") // what an integrator's compiler lets pass
    void nullIsNoAnswer() {
        contained(() -> guarded(ids -> null).byIds(Set.of()), "Contacts.byIds returned null");
        contained(
                () -> guarded(ids -> Arrays.asList(contact("C1"), null)).byIds(Set.of(new ContactId("C1"))),
                "Contacts.byIds returned a null among its values");
        contained(() -> listing(() -> null).of(BOOKED, Optional.empty(), 1), "Registrations.of returned null");
    }

    @Test
    void contactsAreThoseThatWereAskedForAndEachOnce() {
        contained(
                () -> guarded(ids -> List.of(contact("C2"))).byIds(Set.of(new ContactId("C1"))),
                "Contacts.byIds returned contact C2, for whom nobody asked");
        contained(
                () -> guarded(ids -> List.of(contact("C1"), contact("C1"))).byIds(Set.of(new ContactId("C1"))),
                "Contacts.byIds returned contact C1 twice");
    }

    @Test
    void aPageHoldsToItsLimitAndToItsTarget() {
        var two = new Page<>(List.of(registration("R1", "D1"), registration("R2", "D1")), true, NOW);
        contained(
                () -> listing(() -> two).of(BOOKED, Optional.empty(), 1),
                "Registrations.of returned 2 items where at most 1 were asked for");
        var other = new Page<>(List.of(registration("R1", "D2")), true, NOW);
        contained(
                () -> listing(() -> other).of(BOOKED, Optional.empty(), 1),
                "Registrations.of returned registration R1, which is not of D1");
        contained(
                () -> listing(() -> new Page<>(List.of(), false, NOW)).of(BOOKED, Optional.empty(), 1),
                "Registrations.of returned an empty page that is not marked as the last");
    }

    @Test
    void aSingleRegistrationIsTheOneThatWasAskedFor() {
        contained(
                () -> reading(() -> new PointRead<>(Optional.of(registration("R2", "D1")), NOW))
                        .byId(new RegistrationId("R1")),
                "Registrations.byId returned R2 when asked for R1");
    }

    @Test
    void noAnswerIsNewerThanNow() {
        var later = NOW.plus(Duration.ofHours(10));
        var read = reading(() -> new PointRead<>(Optional.empty(), later)).byId(new RegistrationId("R1"));
        assertThat(read.asOf()).isEqualTo(NOW);
        var page = listing(() -> new Page<>(List.of(), true, later)).of(BOOKED, Optional.empty(), 1);
        assertThat(page.asOf()).isEqualTo(NOW);
    }

    @Test
    void anOlderAnswerKeepsItsAge() {
        var earlier = NOW.minus(Duration.ofMinutes(5));
        assertThat(reading(() -> new PointRead<>(Optional.empty(), earlier))
                        .byId(new RegistrationId("R1"))
                        .asOf())
                .isEqualTo(earlier);
    }

    @Test
    void changesThatDoNotMoveOnAreNoAnswer() {
        contained(
                () -> changes((cursor, limit) -> Changed.of(Set.of(), Set.of(), "5", false))
                        .since(Optional.of("5"), 10),
                "Changes.since returned a page that is not the last and ends where it began");
        contained(
                () -> changes((cursor, limit) -> Changed.of(Set.of(new ContactId("C1")), Set.of(BOOKED), "6", true))
                        .since(Optional.of("5"), 1),
                "Changes.since returned 2 items where at most 1 were asked for");
    }

    @Test
    void aGuardedObjectEqualsTheBareOne() {
        Contacts bare = ids -> List.of();
        assertThat(guarded(bare)).isEqualTo(bare).isEqualTo(guarded(bare)).hasSameHashCodeAs(bare);
        assertThat(guarded(bare)).isNotEqualTo(guarded(ids -> List.of()));
        assertThat(guarded(bare)).hasToString(bare.toString());
    }

    @Test
    void bookingsOfSomebodyElseAreFound() {
        BookingsByContact bookings = SpiGuard.of(
                BookingsByContact.class,
                (contact, after, limit) -> new Page<>(List.of(registration("R1", "D1")), true, NOW),
                CLOCK);
        assertThat(bookings.of(new ContactId("C1"), Optional.empty(), 1).items())
                .hasSize(1);
        contained(
                () -> bookings.of(new ContactId("C2"), Optional.empty(), 1),
                "BookingsByContact.of returned registration R1, which is not of C2");
    }

    @Test
    void aPersonOrCourseDateForWhichNobodyAskedIsFound() {
        Contacts contacts = SpiGuard.of(
                Contacts.class,
                new Contacts() {
                    @Override
                    public List<Contact> byIds(Set<ContactId> ids) {
                        return List.of();
                    }

                    @Override
                    public PointRead<Contact> byId(ContactId id) {
                        return new PointRead<>(Optional.of(contact("C1")), NOW);
                    }
                },
                CLOCK);
        assertThat(contacts.byId(new ContactId("C1")).value()).isPresent();
        contained(() -> contacts.byId(new ContactId("C2")), "Contacts.byId returned C1 when asked for C2");
    }

    @Test
    @SuppressWarnings("NullAway") // what an integrator's compiler lets pass
    void nullInsteadOfAnOutcomeIsToldFromRecordsThatCouldNotBegin() {
        ProcessSteps steps = SpiGuard.of(ProcessSteps.class, request -> null, CLOCK);
        var request = StepRequest.builder()
                .idempotencyKey("key")
                .mayHaveArrived(false)
                .withdrawn(false)
                .registration(new RegistrationId("R1"))
                .contact(new ContactId("C1"))
                .step("certificate")
                .lmsCourseId(1)
                .lmsUserId(1)
                .at(NOW)
                .build();
        assertThatThrownBy(() -> steps.take(request))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessage("ProcessSteps.take returned null")
                .hasCauseInstanceOf(RuntimeException.class);
    }
}
