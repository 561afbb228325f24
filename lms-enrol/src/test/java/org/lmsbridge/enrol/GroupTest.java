package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;

class GroupTest {
    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void peopleComeIntoTheGroupOfTheirVenueAndFollowIt(SandboxVersion version) {
        try (var college = college(version, "venue")) {
            college.run();
            assertThat(groups(college)).isEqualTo(Map.of("Hall A", Set.of("anna", "bo")));
            assertThat(college.plan().isEmpty()).isTrue();
            byHand(college, "stranger");

            college.records.put(College.courseDate("1001").venue("Hall B").build());
            assertThat(college.run().applied())
                    .isEqualTo(
                            Map.of(ChangeKind.GROUP_CREATE, 1L, ChangeKind.GROUP_JOIN, 2L, ChangeKind.GROUP_LEAVE, 2L));

            assertThat(groups(college)).isEqualTo(Map.of("Hall A", Set.of("stranger"), "Hall B", Set.of("anna", "bo")));
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void aCourseDateHasAGroupOfItsOwn() {
        try (var college = college(SandboxVersion.V4_4, "course-date")) {
            college.run();
            college.withRegistered("1001", "cy");
            college.run();

            assertThat(groups(college)).isEqualTo(Map.of("2027-03-01 [1001]", Set.of("anna", "bo", "cy")));
        }
    }

    @Test
    void whoWasUnenrolledAndComesBackIsInTheGroupAgain() {
        try (var college = College.at(
                state, Map.of("enrol_records.groups", "venue", "enrol_records.onBookingCancelled", "unenrol"))) {
            college.records.put(College.courseDate("1001").venue("Hall A").build());
            college.withRegistered("1001", "anna", "bo");
            college.run();
            college.records.remove(new RegistrationId("1001-bo"));
            var run = college.run();
            assertThat(groups(college)).isEqualTo(Map.of("Hall A", Set.of("anna")));

            college.enrol.apply(college.enrol.undo(run.runId()));
            college.withRegistered("1001", "bo");
            college.run();

            assertThat(groups(college)).isEqualTo(Map.of("Hall A", Set.of("anna", "bo")));
        }
    }

    @Test
    void aGroupThatSomebodyElseMadeIsLeftAlone() {
        try (var college = college(SandboxVersion.V4_4, "venue")) {
            college.withCourseDates("1001");
            college.run();
            college.moodle
                    .groups()
                    .create(List.of(NewGroup.builder()
                            .courseid(college.course("1001").id())
                            .name("Hall A")
                            .build()));
            college.records.put(College.courseDate("1001").venue("Hall A").build());

            var report = college.run();

            assertThat(report.findings()).extracting(Finding::code).contains("group-foreign");
            assertThat(groups(college)).isEqualTo(Map.of("Hall A", Set.of()));
        }
    }

    private College college(SandboxVersion version, String groups) {
        var college = College.at(
                state.resolve(version + groups),
                Map.of("enrol_records.groups", groups),
                MoodleSandbox.builder().version(version));
        college.records.put(College.courseDate("1001").venue("Hall A").build());
        return college.withRegistered("1001", "anna", "bo");
    }

    private static void byHand(College college, String username) {
        var site = college.sandbox.state();
        long course = college.course("1001").id();
        long user = site.addUser(username, "First", "Last", username + "@example.com");
        site.enrol(course, user, 5);
        college.moodle
                .groups()
                .addMembers(List.of(GroupMember.builder()
                        .groupid(site.groups(course).get(0).id())
                        .userid(user)
                        .build()));
    }

    private static Map<String, Set<String>> groups(College college) {
        var site = college.sandbox.state();
        var names = site.users().stream().collect(Collectors.toMap(user -> user.id(), user -> user.username()));
        var groups = new TreeMap<String, Set<String>>();
        site.groups(college.course("1001").id())
                .forEach(group -> groups.put(
                        group.name(), group.members().stream().map(names::get).collect(Collectors.toSet())));
        return groups;
    }
}
