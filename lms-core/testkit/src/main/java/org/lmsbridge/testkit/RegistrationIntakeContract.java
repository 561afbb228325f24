package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.spi.RegistrationIntake.Form;
import org.lmsbridge.core.spi.RegistrationIntake.SiteEnrolment;
import org.lmsbridge.core.spi.RegistrationIntake.Taken;
import org.lmsbridge.core.spi.Registrations;

/** What every {@link RegistrationIntake} has to satisfy: extend it, give yours, and run it. */
public abstract class RegistrationIntakeContract {
    private static final String SOURCE = "RegistrationIntake.take";
    private static final Form FORM = new Form(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /** For subclasses. */
    protected RegistrationIntakeContract() {}

    /** {@return the implementation} */
    protected abstract RegistrationIntake intake();

    /** {@return the registrations of the same records} */
    protected abstract Registrations registrations();

    /** {@return something that can be booked, with fewer than 900 registrations} */
    protected abstract BookingTarget target();

    /** {@return a contact that exists, and is not registered for {@link #target}} */
    protected abstract ContactId contact();

    /**
     * What a site's form brings, where the records want one.
     *
     * @return a form that the records take; without anything by default
     */
    protected Form form() {
        return FORM;
    }

    @Test
    void anEnrolmentBecomesARegistrationOfItsContact() {
        var taken = take(enrolment(Optional.of(contact()), 1));
        assertThat(taken.contact())
                .as(SOURCE + ": answers with the contact whose account it is")
                .isEqualTo(contact());
        assertThat(registrations().byId(taken.registration()).value())
                .as(SOURCE + ": the registration that it answers with is found by its id")
                .hasValueSatisfying(registration -> {
                    assertThat(registration.contact())
                            .as(SOURCE + ": the registration is that contact's")
                            .isEqualTo(contact());
                    assertThat(registration.target())
                            .as(SOURCE + ": the registration is for what leads into the course")
                            .isEqualTo(target());
                });
    }

    @Test
    void somebodyWithoutALinkBecomesAContact() {
        var taken = take(enrolment(Optional.empty(), 2));
        assertThat(registrations().byId(taken.registration()).value())
                .as(SOURCE + ": an enrolment of somebody without a link becomes a registration of the contact it names")
                .hasValueSatisfying(registration -> assertThat(registration.contact())
                        .as(SOURCE + ": the registration is that contact's")
                        .isEqualTo(taken.contact()));
    }

    @Test
    void theSameKeyIsGivenTheSameAnswer() {
        for (var contact : new Optional<?>[] {Optional.of(contact()), Optional.empty()}) {
            var enrolment = enrolment(contact.map(ContactId.class::cast), 3);
            var first = take(enrolment);
            int number = number();
            assertThat(take(enrolment))
                    .as(SOURCE + ": the same key is given the same answer, as after a crash")
                    .isEqualTo(first);
            assertThat(number())
                    .as(SOURCE + ": the same key makes no second registration")
                    .isEqualTo(number);
        }
    }

    @Test
    void anotherPersonHasAnotherRegistration() {
        int before = number();
        var first = take(enrolment(Optional.empty(), 4));
        var second = take(enrolment(Optional.empty(), 5));
        assertThat(second.registration())
                .as(SOURCE + ": another key has another registration")
                .isNotEqualTo(first.registration());
        assertThat(second.contact())
                .as(SOURCE + ": another user of the site is another contact")
                .isNotEqualTo(first.contact());
        assertThat(number()).as(SOURCE + ": each key makes one registration").isEqualTo(before + 2);
    }

    private Taken take(SiteEnrolment enrolment) {
        var intake = intake();
        return Clause.call(SOURCE, () -> intake.take(enrolment));
    }

    private int number() {
        return registrations().of(target(), Optional.empty(), 1_000).items().size();
    }

    private SiteEnrolment enrolment(Optional<ContactId> contact, long user) {
        return new SiteEnrolment(
                "contract/" + UUID.randomUUID() + "/" + user, target(), contact, 990_012, 990_000 + user, form());
    }
}
