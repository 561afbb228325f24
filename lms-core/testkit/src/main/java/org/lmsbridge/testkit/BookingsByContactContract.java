package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.BookingsByContact;
import org.lmsbridge.core.spi.Registrations;

/** What every {@link BookingsByContact} has to satisfy: extend it, give yours, and run it. */
public abstract class BookingsByContactContract {
    private static final String SOURCE = "BookingsByContact.of";

    /** For subclasses. */
    protected BookingsByContactContract() {}

    /** {@return the implementation, over records that nobody else changes during the test} */
    protected abstract BookingsByContact bookings();

    /** {@return the registrations of the same records} */
    protected abstract Registrations registrations();

    /** {@return a contact with at least three registrations, a cancelled one among them if there is any} */
    protected abstract ContactId booked();

    /** {@return a contact without registrations, or an id that no contact has} */
    protected abstract ContactId unbooked();

    /**
     * Gives a way to change the registrations of {@link #booked}.
     *
     * @return it; empty, and the test of it skipped, where they cannot change
     */
    protected Optional<ChangingRows<RegistrationId>> changingBookings() {
        return Optional.empty();
    }

    private ListingContract<Registration, RegistrationId> listing() {
        var bookings = bookings();
        return new ListingContract<>(SOURCE, (after, limit) -> bookings.of(booked(), after, limit), Registration::id);
    }

    @Test
    void bookingsAreTheSameWhateverThePageSize() {
        listing().check();
    }

    @Test
    void bookingsThatComeAndGoShiftNoOthers() {
        listing().checkWhileChanging(CourseCatalogueContract.given(changingBookings()));
    }

    @Test
    void severalThreadsMayReadAtOnce() {
        listing().checkConcurrently();
    }

    @Test
    void onlyBookingsOfTheContactAreListed() {
        assertThat(bookings().of(booked(), Optional.empty(), 1_000).items())
                .as(SOURCE + ": lists registrations of its contact and no others")
                .allSatisfy(registration -> assertThat(registration.contact()).isEqualTo(booked()));
    }

    @Test
    void whoIsBookedOnNothingHasNoBookings() {
        var bookings = bookings();
        var page = Clause.call(SOURCE, () -> bookings.of(unbooked(), Optional.empty(), 1_000));
        assertThat(page.items())
                .as(SOURCE + ": lists nothing for a contact without registrations")
                .isEmpty();
        assertThat(page.last())
                .as(SOURCE + ": an empty page is marked as the last")
                .isTrue();
    }

    @Test
    void bookingsAreWhatRegistrationsSay() {
        assertThat(bookings().of(booked(), Optional.empty(), 1_000).items())
                .as(SOURCE + ": lists registrations as Registrations.byId reads them")
                .allSatisfy(registration -> assertThat(
                                registrations().byId(registration.id()).value())
                        .contains(registration));
    }
}
