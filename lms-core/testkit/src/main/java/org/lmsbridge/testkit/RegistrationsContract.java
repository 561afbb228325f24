package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/** What every {@link Registrations} has to satisfy: extend it, give yours, and run it. */
public abstract class RegistrationsContract {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    /** For subclasses. */
    protected RegistrationsContract() {}

    /** {@return the implementation, over records that nobody else changes during the test} */
    protected abstract Registrations registrations();

    /** {@return something on which at least three contacts are registered} */
    protected abstract BookingTarget booked();

    /** {@return an id that no registration has} */
    protected abstract RegistrationId missing();

    /**
     * Gives a way to change the registrations of {@link #booked}.
     *
     * @return it; empty, and the test of it skipped, where they cannot change
     */
    protected Optional<ChangingRows<RegistrationId>> changingRegistrations() {
        return Optional.empty();
    }

    private ListingContract<Registration, RegistrationId> listing() {
        var registrations = registrations();
        return new ListingContract<>(
                "Registrations.of", (after, limit) -> registrations.of(booked(), after, limit), Registration::id);
    }

    @Test
    void registrationsAreTheSameWhateverThePageSize() {
        listing().check();
    }

    @Test
    void registrationsThatComeAndGoShiftNoOthers() {
        listing().checkWhileChanging(CourseCatalogueContract.given(changingRegistrations()));
    }

    @Test
    void severalThreadsMayReadAtOnce() {
        listing().checkConcurrently();
    }

    @Test
    void onlyRegistrationsOfTheTargetAreListed() {
        assertThat(registrations().of(booked(), Optional.empty(), 1_000).items())
                .as("Registrations.of lists registrations of its target and no others")
                .allSatisfy(registration -> assertThat(registration.target()).isEqualTo(booked()));
    }

    @Test
    void aRegistrationThatIsListedIsFoundByItsId() {
        var listed = registrations().of(booked(), Optional.empty(), 1).items().get(0);
        assertThat(read(listed.id()).value())
                .as("Registrations.byId finds what Registrations.of lists")
                .contains(listed);
    }

    @Test
    void aRegistrationThatDoesNotExistIsAnsweredAsAbsent() {
        assertThat(read(missing()).value())
                .as("Registrations.byId answers absent, and does not throw, for an id that does not exist")
                .isEmpty();
    }

    private PointRead<Registration> read(RegistrationId id) {
        var answer = Clause.call("Registrations.byId", () -> registrations().byId(id));
        assertThat(answer.asOf())
                .as("Registrations.byId: asOf does not lie in the future")
                .isBefore(Clock.systemUTC().instant().plus(CLOCKS_DIFFER));
        return answer;
    }
}
