package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.model.Activity;
import org.lmsbridge.sandbox.model.Course;

class TemplateTest {
    static final String DUPLICATE = "core_course_duplicate_course";
    static final String UPDATE = "core_course_update_courses";

    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void aCourseDateIsMadeFromItsTemplate(SandboxVersion version) {
        try (var sandbox = MoodleSandbox.builder().version(version).start();
                var college = College.at(state, settings(), sandbox)) {
            var template = withTemplate(college);
            college.withCourseDates("1001").withRegistered("1001", "anna");

            assertThat(college.run().complete()).isTrue();

            var course = college.course("1001");
            assertThat(course.fullname()).isEqualTo("First aid 2027-03-01");
            assertThat(course.startdate()).isPresent();
            assertThat(course.enablecompletion()).contains(true);
            assertThat(activities(sandbox, course.id())).isEqualTo(2);
            assertThat(college.participants("1001")).containsOnlyKeys("anna");
            assertThat(sandbox.state().participants(template)).hasSize(1);
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void activitiesStayBehindWhereTheSwitchSaysSo() {
        try (var sandbox = MoodleSandbox.start();
                var college = College.at(state, with("enrol_records.templateActivities", "false"), sandbox)) {
            withTemplate(college);
            college.withCourseDates("1001");

            assertThat(college.run().complete()).isTrue();

            assertThat(activities(sandbox, college.course("1001").id())).isZero();
        }
    }

    @Test
    void aTemplateWithAnIdnumberIsWarnedAboutAndNeverAdopted() {
        try (var sandbox = MoodleSandbox.start();
                var college = College.at(state, settings(), sandbox)) {
            var template = withTemplate(college);
            college.moodle
                    .courses()
                    .update(List.of(
                            CourseUpdate.builder().id(template).idnumber("1001").build()));
            college.withCourseDates("1001", "1002").withRegistered("1001", "anna");

            var plan = college.plan();
            college.enrol.apply(plan);

            assertThat(college.findings(plan)).containsOnly("template-has-idnumber");
            assertThat(college.course("1001").id()).isEqualTo(template);
            assertThat(sandbox.state().participants(template)).hasSize(1);
            assertThat(college.course("1002").fullname()).isEqualTo("First aid 2027-03-01");
        }
    }

    @Test
    void withoutItsTemplateNoCourseIsMade() {
        try (var sandbox = MoodleSandbox.start();
                var college = College.at(state, settings(), sandbox)) {
            withTemplate(college, 4711);
            college.withCourseDates("1001");

            var plan = college.plan();

            assertThat(plan.isEmpty()).isTrue();
            assertThat(college.findings(plan)).containsExactly("template-missing");
        }
    }

    /** Whatever goes wrong at whichever of the two calls, later runs end with one course. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "duplicate dropBefore", "duplicate dropAfter", "duplicate early", "duplicate late",
                "duplicate gateway", "update dropBefore", "update dropAfter", "update gateway"
            })
    void whateverGoesWrongThereIsOneCourseInTheEnd(String what) {
        try (var sandbox = MoodleSandbox.start();
                var college = College.at(state, settings(), sandbox)) {
            withTemplate(college);
            college.withCourseDates("1001").withRegistered("1001", "anna");
            sandbox.faults()
                    .on(what.startsWith("duplicate") ? DUPLICATE : UPDATE)
                    .then(fault(what));

            college.run();
            college.run();
            college.run();

            assertThat(sandbox.state().courses().stream().map(Course::shortname))
                    .containsExactlyInAnyOrder(siteName(sandbox), "TPL", "1001 2027-03-01");
            assertThat(activities(sandbox, college.course("1001").id())).isEqualTo(2);
            assertThat(college.participants("1001")).containsOnlyKeys("anna");
            assertThat(college.plan().isEmpty()).isTrue();
        }
    }

    /** The process ends as with SIGKILL while the site is at work; what it does then arrives nowhere. */
    @ParameterizedTest
    @CsvSource({DUPLICATE + ", true", DUPLICATE + ", false", UPDATE + ", true"})
    void aProcessThatIsKilledBetweenTheCallsLeavesNoSecondCourse(String function, boolean activities)
            throws IOException, InterruptedException {
        try (var sandbox = MoodleSandbox.start()) {
            var here = new CountDownLatch(1);
            sandbox.faults().on(function).then(Fault.hold(here));
            long template = activities ? template(sandbox) : sandbox.state().addCourse("TPL", "Template", 1);
            var process = KilledRun.start(sandbox, state, template);
            try {
                await(() -> sandbox.faults().pending() == 0);
            } finally {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            here.countDown();
            await(() -> sandbox.state().course("1001 2027-03-01").isPresent());

            try (var college = College.at(state, settings(), sandbox)) {
                withTemplate(college, template);
                college.withCourseDates("1001").withRegistered("1001", "anna");
                college.run();

                assertThat(sandbox.state().courses().stream().map(Course::shortname))
                        .containsExactlyInAnyOrder(siteName(sandbox), "TPL", "1001 2027-03-01");
                assertThat(college.participants("1001")).containsOnlyKeys("anna");
                assertThat(college.course("1001").startdate()).isPresent();
                assertThat(college.plan().isEmpty()).isTrue();
            }
        }
    }

    /** A hidden copy without activities and start looks like the empty course that a copy begins with. */
    @Test
    void aHiddenCopyOfATemplateWithoutActivitiesIsTakenOnOnceTheSiteIsSurelyDoneWithIt()
            throws IOException, InterruptedException {
        try (var sandbox = MoodleSandbox.start()) {
            var here = new CountDownLatch(1);
            sandbox.faults().on(DUPLICATE).then(Fault.hold(here));
            long template = sandbox.state().addCourse("TPL", "Template", 1);
            var process = KilledRun.start(sandbox, state, template);
            try {
                await(() -> sandbox.faults().pending() == 0);
            } finally {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            here.countDown();
            await(() -> sandbox.state().course("1001 2027-03-01").isPresent());
            var copy = sandbox.state().course("1001 2027-03-01").orElseThrow().id();
            try (var college = College.at(state, settings(), sandbox)) {
                withTemplate(college, template);
                college.withCourseDates("1001");
                var hidden = CourseUpdate.builder().id(copy).visible(false).build();
                assertThat(college.moodle.courses().update(List.of(hidden)).complete())
                        .isTrue();
                assertThat(college.findings(college.plan())).containsExactly("copy-under-way");
            }

            var later = Clock.offset(Clock.systemUTC(), Doubts.LATE.plusMinutes(1));
            try (var college = College.at(state, settings(), sandbox, later)) {
                withTemplate(college, template);
                college.withCourseDates("1001");
                assertThat(college.run().complete()).isTrue();

                assertThat(college.course("1001").id()).isEqualTo(copy);
                assertThat(sandbox.calls().of(DUPLICATE).calls()).isEqualTo(1);
                assertThat(college.plan().isEmpty()).isTrue();
            }
        }
    }

    private static void await(BooleanSupplier reached) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!reached.getAsBoolean() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }

    private static Fault fault(String what) {
        return switch (what.substring(what.indexOf(' ') + 1)) {
            case "dropBefore" -> Fault.dropBeforeCommit();
            case "dropAfter" -> Fault.dropAfterCommit();
            case "early" -> Fault.halfCopyEarly();
            case "late" -> Fault.halfCopyLate();
            default -> Fault.status(504).afterCommit();
        };
    }

    private static String siteName(MoodleSandbox sandbox) {
        return sandbox.state().courses().stream()
                .filter(course -> course.id() == 1)
                .findFirst()
                .orElseThrow()
                .shortname();
    }

    private static long activities(MoodleSandbox sandbox, long course) {
        return sandbox.state().learning().activities(course).size();
    }

    static Map<String, String> settings() {
        return Map.of("enrol_records.templateField", "8621");
    }

    private static Map<String, String> with(String setting, String value) {
        return Map.of("enrol_records.templateField", "8621", setting, value);
    }

    private static long withTemplate(College college) {
        return withTemplate(college, template(college.sandbox));
    }

    static long withTemplate(College college, long template) {
        college.records.put(CourseCategory.builder()
                .id(College.CATEGORY)
                .name("First aid")
                .putFields("8620", "1")
                .putFields("8621", String.valueOf(template))
                .build());
        return template;
    }

    private static long template(MoodleSandbox sandbox) {
        var id = sandbox.state().addCourse("TPL", "Template", 1);
        sandbox.state().addActivity(id, "page", "Read", Activity.Tracking.NONE);
        sandbox.state().addActivity(id, "quiz", "Answer", Activity.Tracking.NONE);
        var learner = sandbox.state().addUser("learner", "Old", "Learner", "old@example.com");
        sandbox.state().enrol(id, learner, 5);
        return id;
    }
}
