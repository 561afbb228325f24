package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.sandbox.MoodleSandbox;

class ScopeTest {
    private static final int DEADLINE_SECONDS = 30;

    @TempDir
    Path state;

    @Test
    void oneContactComesWithAllBookingsAndNobodyElse() {
        try (var college = twoCourses(Map.of())) {
            college.withCourseDates("1003");

            var plan = college.enrol.plan(Scope.contact(new ContactId("anna")));

            assertThat(college.changes(plan))
                    .containsExactlyInAnyOrder(
                            "COURSE_CREATE course-date:1001",
                            "COURSE_CREATE course-date:1002",
                            "ACCOUNT_CREATE contact:anna",
                            "ENROLMENT_CREATE course-date:1001/contact:anna",
                            "ENROLMENT_CREATE course-date:1002/contact:anna");
        }
    }

    @Test
    void oneContactLosesOnlyItsOwnEnrolments() {
        try (var college = twoCourses(Map.of())) {
            college.run();
            for (var contact : List.of("anna", "bo")) {
                college.records.put(College.registration("1001", contact)
                        .status(RegistrationStatus.CANCELLED)
                        .build());
            }

            var plan = college.enrol.plan(Scope.contact(new ContactId("anna")));

            assertThat(college.changes(plan)).containsExactly("ENROLMENT_SUSPEND course-date:1001/contact:anna");
        }
    }

    @Test
    void oneCourseDateComesWithEverybodyOnIt() {
        try (var college = twoCourses(Map.of())) {
            var plan = college.enrol.plan(Scope.courseDate(new CourseDateId("1001")));

            assertThat(college.changes(plan))
                    .containsExactlyInAnyOrder(
                            "COURSE_CREATE course-date:1001",
                            "ACCOUNT_CREATE contact:anna",
                            "ACCOUNT_CREATE contact:bo",
                            "ENROLMENT_CREATE course-date:1001/contact:anna",
                            "ENROLMENT_CREATE course-date:1001/contact:bo");
        }
    }

    @Test
    void anUnchangedRunOverManyCoursesReadsTheirParticipantsInAFewCalls() {
        try (var college = College.at(state)) {
            for (int i = 0; i < 20; i++) {
                college.withCourseDates("D" + i).withRegistered("D" + i, "anna", "bo" + i);
            }
            college.run();
            college.sandbox.calls().reset();

            assertThat(college.plan().isEmpty()).isTrue();

            assertThat(college.sandbox.calls().requests().calls()).isLessThanOrEqualTo(4);
        }
    }

    @Test
    void whoSignsInIsSynchronisedInTheBackground() throws InterruptedException {
        try (var college = twoCourses(Map.of())) {
            college.bridge.plugin(PlainAccounts.class).signIn("anna");

            awaitTrue(() -> college.enrolments() == 2);

            assertThat(college.participants("1001")).containsOnlyKeys("anna");
            assertThat(college.participants("1002")).containsOnlyKeys("anna");
        }
    }

    @Test
    void recordsThatTellWhatChangedAreReadThatWay() {
        var changes = new ListedChanges();
        try (var college =
                College.at(state, Map.of(), MoodleSandbox.builder(), changes).withCourseDates("1001", "1002")) {
            college.withRegistered("1001", "anna").withRegistered("1002", "bo");
            assertThat(college.enrol.synchronise())
                    .singleElement()
                    .satisfies(report -> assertThat(report.applied()).containsEntry(ChangeKind.ENROLMENT_CREATE, 2L));
            assertThat(college.enrol.synchronise()).isEmpty();

            college.withRegistered("1001", "cy").withRegistered("1002", "dee", "eve");
            changes.next.add(Changed.of(Set.of(), Set.of(new CourseDateId("1001")), "2", false));
            changes.next.add(Changed.of(Set.of(new ContactId("dee")), Set.of(), "3", true));

            assertThat(college.enrol.synchronise()).hasSize(2);
            assertThat(college.participants("1001")).containsOnlyKeys("anna", "cy");
            assertThat(college.participants("1002")).containsOnlyKeys("bo", "dee");
            assertThat(changes.asked).last().isEqualTo("2");
        }
    }

    /** Answers what a test lined up, and nothing otherwise. */
    private static final class ListedChanges implements Changes {
        private final Deque<Changed> next = new ArrayDeque<>();
        private final Deque<String> asked = new ArrayDeque<>();

        @Override
        public Changed since(Optional<String> cursor, int limit) {
            asked.add(cursor.orElse(""));
            if (cursor.isEmpty()) {
                return Changed.everything("1");
            }
            return next.isEmpty() ? Changed.of(Set.of(), Set.of(), cursor.get(), true) : next.remove();
        }
    }

    private College twoCourses(Map<String, String> settings) {
        return College.at(state, settings)
                .withCourseDates("1001", "1002")
                .withRegistered("1001", "anna", "bo")
                .withRegistered("1002", "anna", "cy");
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(DEADLINE_SECONDS);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
