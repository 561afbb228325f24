package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.sandbox.MoodleSandbox;

/** A token whose service has the four functions that write, and nothing that reads. */
class SmallTokenTest {
    private static final Set<String> FUNCTIONS = Set.of(
            "core_course_create_courses",
            "core_course_update_courses",
            "core_user_create_users",
            "enrol_manual_enrol_users");

    @TempDir
    Path state;

    @Test
    void coursesAreMadeAlthoughNobodyCanBeLookedUp() {
        try (var college = College.at(state, Map.of(), MoodleSandbox.builder().functions(FUNCTIONS))) {
            college.withCourseDates("1001").withRegistered("1001", "anna");

            var plan = college.plan();
            var report = college.enrol.apply(plan);

            assertThat(report.applied()).isEqualTo(Map.of(ChangeKind.COURSE_CREATE, 1L));
            assertThat(college.findings(plan)).containsExactly("accounts-unreadable");
            assertThat(college.sandbox.state().user("anna")).isEmpty();
        }
    }
}
