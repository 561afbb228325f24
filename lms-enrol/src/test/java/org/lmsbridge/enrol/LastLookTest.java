package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.CompletionLook;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.sandbox.MoodleSandbox;

class LastLookTest {
    @TempDir
    Path state;

    private final List<String> looks = new ArrayList<>();
    private final Map<Long, String> unread = new HashMap<>();
    private boolean failing;

    private CompletionLook look() {
        return new CompletionLook() {
            @Override
            public Map<Long, String> lookAt(long lmsCourseId, Collection<Long> lmsUserIds) {
                looks.add(lmsUserIds.size() + " learners");
                if (failing) {
                    throw new RecordsUnavailableException("the database is down");
                }
                return unread;
            }
        };
    }

    private College college(Map<String, String> settings) {
        var college = College.at(state, settings, MoodleSandbox.builder(), look());
        college.withCourseDates("1001").withRegistered("1001", "ada", "bo", "cy", "di", "ed", "flo", "gus", "hal");
        assertThat(college.run().complete()).isTrue();
        assertThat(looks).isEmpty();
        return college;
    }

    private static void cancel(College college, String contact) {
        college.records.put(College.registration("1001", contact)
                .status(RegistrationStatus.CANCELLED)
                .build());
    }

    @Test
    void learnersAreLookedAtBeforeTheyAreSuspended() {
        try (var college = college(Map.of())) {
            cancel(college, "ada");

            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_SUSPEND, 1L));
            assertThat(looks).containsExactly("1 learners");
        }
    }

    @Test
    void onlyThoseWaitWhomTheLookCannotTellAbout() {
        try (var college = college(Map.of("enrol_records.onBookingCancelled", "unenrol"))) {
            cancel(college, "ada");
            cancel(college, "bo");
            unread.put(college.user("ada"), "nopermissions");

            var report = college.run();

            assertThat(report.applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_REMOVE, 1L));
            assertThat(report.findings())
                    .filteredOn(finding -> finding.code().equals("completion-not-looked-at"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message()).endsWith("nopermissions"));
            assertThat(college.inCourse("1001", "ada").orElseThrow().active()).isTrue();
        }
    }

    @Test
    void whereTheLookFailsTheRemovalWaitsAndIsReported() {
        try (var college = college(Map.of("enrol_records.onBookingCancelled", "unenrol"))) {
            cancel(college, "ada");
            failing = true;

            var report = college.run();

            assertThat(report.applied()).isEmpty();
            assertThat(report.findings()).extracting(Finding::code).contains("completion-not-looked-at");
            assertThat(college.inCourse("1001", "ada").orElseThrow().active()).isTrue();

            failing = false;
            assertThat(college.run().applied()).isEqualTo(Map.of(ChangeKind.ENROLMENT_REMOVE, 1L));
            assertThat(looks).hasSize(2);
        }
    }
}
