package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.sandbox.MoodleSandbox;

class IntakeTest {
    private static final Map<String, String> ON = Map.of(
            "enrol_records.registrationIntake", "true",
            "enrol_records.intakeForm", "42",
            "enrol_records.intakeSurnameField", "F2",
            "enrol_records.intakeEmailField", "F4");

    @TempDir
    Path state;

    private final List<RegistrationIntake.SiteEnrolment> taken = new ArrayList<>();
    private boolean down;

    @Test
    void anEnrolmentThatWasMadeInMoodleBecomesARegistrationOnce() {
        try (var college = college(ON)) {
            assertThat(college.enrol.takeIn(false)).isZero();
            enrol(college, "newcomer");

            assertThat(college.enrol.takeIn(false)).isEqualTo(1);
            assertThat(college.enrol.takeIn(false)).isZero();

            assertThat(taken).singleElement().satisfies(enrolment -> {
                assertThat(enrolment.target()).isEqualTo(new CourseDateId("1001"));
                assertThat(enrolment.contact()).isEmpty();
                assertThat(enrolment.form().formId()).contains("42");
                assertThat(enrolment.form().fields()).isEqualTo(Map.of("F2", "Comer", "F4", "newcomer@example.com"));
                assertThat(enrolment.form().toString()).doesNotContain("newcomer@");
            });
            put(college);
            var plan = college.plan();
            assertThat(college.changes(plan)).containsExactly("ACCOUNT_LINK contact:newcomer");
            college.enrol.apply(plan);
            assertThat(college.plan().isEmpty()).isTrue();

            college.records.remove(new RegistrationId("taken"));
            assertThat(college.changes(college.plan()))
                    .containsExactly("ENROLMENT_SUSPEND course-date:1001/contact:newcomer");
        }
    }

    @Test
    void enrolmentsFromBeforeAreTakenOnRequestOnly() {
        try (var college = college(ON)) {
            enrol(college, "newcomer");

            assertThat(college.enrol.takeIn(false)).isZero();
            assertThat(college.enrol.takeIn(false)).isZero();
            assertThat(college.plan().isEmpty()).isTrue();
            assertThat(college.enrol.takeIn(true)).isEqualTo(1);
            assertThat(college.enrol.takeIn(true)).isZero();
        }
    }

    @Test
    void recordsThatCannotTakeItNowAreAskedAgain() {
        try (var college = college(ON)) {
            college.enrol.takeIn(false);
            enrol(college, "newcomer");
            down = true;
            assertThat(college.enrol.takeIn(false)).isZero();

            down = false;
            assertThat(college.enrol.takeIn(false)).isEqualTo(1);
        }
    }

    @Test
    void nothingIsTakenUnlessTheSettingIsOn() {
        try (var college = college(Map.of())) {
            enrol(college, "newcomer");

            assertThat(college.enrol.takeIn(true)).isZero();
            assertThat(taken).isEmpty();
        }
    }

    private RegistrationIntake.Taken take(RegistrationIntake.SiteEnrolment enrolment) {
        if (down) {
            throw new RecordsUnavailableException("the database is down");
        }
        taken.add(enrolment);
        return new RegistrationIntake.Taken(new RegistrationId("taken"), new ContactId("newcomer"));
    }

    private College college(Map<String, String> settings) {
        RegistrationIntake intake = this::take;
        var college = College.at(state, settings, MoodleSandbox.builder(), intake);
        college.withCourseDates("1001").withRegistered("1001", "anna");
        college.run();
        return college;
    }

    private static void enrol(College college, String username) {
        var site = college.sandbox.state();
        site.enrol(college.course("1001").id(), site.addUser(username, "New", "Comer", username + "@example.com"), 5);
    }

    private static void put(College college) {
        college.records.put(Contact.builder()
                .id(new ContactId("newcomer"))
                .firstName("New")
                .lastName("Comer")
                .build());
        college.records.put(Registration.builder()
                .id(new RegistrationId("taken"))
                .contact(new ContactId("newcomer"))
                .target(new CourseDateId("1001"))
                .build());
    }
}
