package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.Registrations;

/** What every {@link Registrations} has to satisfy: extend it, give yours, and run it. */
public abstract class RegistrationsContract {
    /** For subclasses. */
    protected RegistrationsContract() {}

    /** {@return the implementation, over records that do not change during the test} */
    protected abstract Registrations registrations();

    /** {@return something on which at least three contacts are registered} */
    protected abstract BookingTarget booked();

    /** {@return an id that no registration has} */
    protected abstract RegistrationId missing();

    @Test
    void registrationsAreTheSameWhateverThePageSize() {
        var registrations = registrations();
        new ListingContract<Registration, RegistrationId>(
                        "Registrations.of",
                        (after, limit) -> registrations.of(booked(), after, limit),
                        Registration::id)
                .check();
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
        assertThat(registrations().byId(listed.id()).value())
                .as("Registrations.byId finds what Registrations.of lists")
                .contains(listed);
    }

    @Test
    void aRegistrationThatDoesNotExistIsAnsweredAsAbsent() {
        assertThat(registrations().byId(missing()).value())
                .as("Registrations.byId answers absent, and does not throw, for an id that does not exist")
                .isEmpty();
    }
}
