package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

/** What becomes of enrolments when contacts are merged or get another id in the records. */
class MergedContactTest {
    @TempDir
    Path state;

    @Test
    void aContactThatWasReKeyedKeepsItsEnrolment() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            var accounts = college.bridge.plugin(PlainAccounts.class);
            accounts.rekey("bo", "bo-2");
            college.records.remove(new ContactId("bo")).put(contact("bo-2").build());
            college.records.put(College.registration("1001", "bo")
                    .contact(new ContactId("bo-2"))
                    .build());
            college.sandbox.calls().reset();

            assertThat(college.changes(college.plan())).containsExactly("ENROLMENT_LINK course-date:1001/contact:bo-2");
            assertThat(college.run().complete()).isTrue();

            assertThat(college.sandbox.calls().writes()).isZero();
            assertThat(college.plan().isEmpty()).isTrue();
            college.records.put(College.registration("1001", "bo")
                    .contact(new ContactId("bo-2"))
                    .status(RegistrationStatus.CANCELLED)
                    .build());
            assertThat(college.changes(college.plan()))
                    .containsExactly("ENROLMENT_SUSPEND course-date:1001/contact:bo-2");
        }
    }

    @Test
    void aContactThatWasMergedIsTakenOutOnlyWhereTheSettingSaysSo() {
        for (var policy : List.of("keep", "suspend")) {
            try (var college = college(SandboxVersion.V4_4, Map.of("enrol_records.onContactMerged", policy))) {
                college.records.remove(new ContactId("bo"));
                college.records.put(College.registration("1001", "bo")
                        .contact(new ContactId("anna"))
                        .build());

                var plan = college.plan();
                assertThat(college.findings(plan))
                        .isEqualTo(policy.equals("keep") ? List.of("enrolment-kept") : List.of());
                assertThat(college.enrol.apply(plan).complete()).isTrue();

                assertThat(college.inCourse("1001", "anna").orElseThrow().active())
                        .isTrue();
                assertThat(college.inCourse("1001", "bo").orElseThrow().active())
                        .isEqualTo(policy.equals("keep"));
                assertThat(college.plan().isEmpty()).isTrue();
            }
        }
    }

    /** The contact that is left was not in the course before, and the removal of the other one waits for a run. */
    @Test
    void aMergeIsProvenStillWhereTheOtherContactWasEnrolledFirst() {
        try (var college = college(SandboxVersion.V4_4, Map.of("enrol_records.onContactMerged", "unenrol"))) {
            college.records.remove(new ContactId("bo"));
            college.records.put(contact("cy").build());
            college.records.put(College.registration("1001", "bo")
                    .contact(new ContactId("cy"))
                    .build());
            college.sandbox.faults().on("enrol_manual_unenrol_users").always().then(Fault.html());
            college.run();
            assertThat(college.participants("1001")).containsOnlyKeys("anna", "bo", "cy");
            college.sandbox.faults().clear();

            college.run();
            college.run();

            assertThat(college.participants("1001")).containsOnlyKeys("anna", "cy");
            assertThat(college.plan().isEmpty()).isTrue();
            college.records.put(College.registration("1001", "bo")
                    .contact(new ContactId("cy"))
                    .status(RegistrationStatus.CANCELLED)
                    .build());
            assertThat(college.changes(college.plan()))
                    .containsExactly("ENROLMENT_SUSPEND course-date:1001/contact:cy");
        }
    }

    @Test
    void twoContactsOfOneUserAreSaidAndNeitherIsTouched() {
        try (var college = college(SandboxVersion.V4_4, Map.of())) {
            college.bridge.plugin(PlainAccounts.class).alias("bo", "bo-2");
            college.records.put(contact("bo-2").build());
            college.records.put(College.registration("1001", "bo-2").build());

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("contacts-share-user");
        }
    }

    private College college(SandboxVersion version, Map<String, String> settings) {
        var directory = state.resolve(version + "-" + System.nanoTime());
        var college = College.at(directory, settings, MoodleSandbox.builder().version(version));
        college.withCourseDates("1001").withRegistered("1001", "anna", "bo");
        assertThat(college.run().complete()).isTrue();
        return college;
    }

    private static Contact.Builder contact(String id) {
        return Contact.builder().id(new ContactId(id)).firstName("First").lastName("Last");
    }
}
