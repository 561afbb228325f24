package org.lmsbridge.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.core.spi.RegistrationIntake.SiteEnrolment;
import org.lmsbridge.core.spi.RegistrationIntake.Taken;
import org.lmsbridge.core.spi.Registrations;

/** Intakes that each break one clause. */
@SuppressWarnings("NullAway") // what an integrator's compiler lets pass
class BrokenIntakeTest {
    private final InMemoryRecords records = SampleRecords.fill();
    private final InMemoryIntake right = new InMemoryIntake(records);

    private void fails(RegistrationIntake broken, String clause, Consumer<RegistrationIntakeContract> test) {
        var contract = new InMemoryOthersTest().new Intake() {
            @Override
            protected RegistrationIntake intake() {
                return broken;
            }

            @Override
            protected Registrations registrations() {
                return records;
            }
        };
        assertThatThrownBy(() -> test.accept(contract))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("RegistrationIntake.take: " + clause);
    }

    private static SiteEnrolment of(SiteEnrolment enrolment, String key, Optional<ContactId> contact, long user) {
        return new SiteEnrolment(key, enrolment.target(), contact, enrolment.lmsCourseId(), user, enrolment.form());
    }

    @Test
    void intakesThatAnswerNullAreFound() {
        fails(
                enrolment -> null,
                "never returns null",
                RegistrationIntakeContract::anEnrolmentBecomesARegistrationOfItsContact);
    }

    @Test
    void linksThatAreNotFollowedAreFound() {
        fails(
                enrolment -> right.take(of(enrolment, enrolment.key(), Optional.empty(), enrolment.lmsUserId())),
                "answers with the contact whose account it is",
                RegistrationIntakeContract::anEnrolmentBecomesARegistrationOfItsContact);
    }

    @Test
    void registrationsThatAreNotMadeAreFound() {
        fails(
                enrolment -> new Taken(new RegistrationId("none"), new ContactId("C1")),
                "the registration that it answers with is found by its id",
                RegistrationIntakeContract::anEnrolmentBecomesARegistrationOfItsContact);
    }

    @Test
    void registrationsForSomethingElseAreFound() {
        fails(
                enrolment -> new Taken(new RegistrationId("R1"), new ContactId("C1")),
                "the registration is for what leads into the course",
                RegistrationIntakeContract::anEnrolmentBecomesARegistrationOfItsContact);
    }

    @Test
    void intakesThatThrowForSomebodyWithoutALinkAreFound() {
        fails(
                enrolment -> {
                    enrolment.contact().orElseThrow();
                    return right.take(enrolment);
                },
                "answers, and does not throw",
                RegistrationIntakeContract::somebodyWithoutALinkBecomesAContact);
    }

    @Test
    void keysThatAreForgottenAreFound() {
        fails(
                enrolment -> right.take(
                        of(enrolment, UUID.randomUUID().toString(), enrolment.contact(), enrolment.lmsUserId())),
                "the same key is given the same answer",
                RegistrationIntakeContract::theSameKeyIsGivenTheSameAnswer);
    }

    @Test
    void secondRegistrationsBehindTheSameAnswerAreFound() {
        fails(
                enrolment -> {
                    right.take(of(enrolment, UUID.randomUUID().toString(), enrolment.contact(), enrolment.lmsUserId()));
                    return right.take(enrolment);
                },
                "the same key makes no second registration",
                RegistrationIntakeContract::theSameKeyIsGivenTheSameAnswer);
    }

    @Test
    void peopleWhoAreTakenForOneAnotherAreFound() {
        fails(
                enrolment -> right.take(of(enrolment, "always the same", enrolment.contact(), enrolment.lmsUserId())),
                "another key has another registration",
                RegistrationIntakeContract::anotherPersonHasAnotherRegistration);
        fails(
                enrolment -> right.take(of(enrolment, enrolment.key(), enrolment.contact(), 17)),
                "another user of the site is another contact",
                RegistrationIntakeContract::anotherPersonHasAnotherRegistration);
    }
}
