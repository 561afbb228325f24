package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.enrol.EnrolPlugin;
import org.lmsbridge.enrol.Scope;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.testkit.InMemoryRecords;

/** Somebody completes a course, and is taken out of it before anybody looked: the records are told all the same. */
class LastCompletionTest {
    private static final CategoryId SAFETY = new CategoryId("safety");
    private static final CourseMasterId MASTER = new CourseMasterId("first-aid");

    private static final Map<String, String> SETTINGS = Map.of(
            "enrol_records.defaultCategory", "1",
            "enrol_records.onContactMerged", "suspend",
            "enrol_records.onCourseDateCompleted", "suspend",
            "local_records.step", "Certificate");

    @TempDir
    Path folder;

    private final List<StepRequest> steps = new ArrayList<>();
    private final InMemoryRecords records = new InMemoryRecords();
    private CourseCategory category = category().build();

    /** Whatever ends somebody's access. */
    enum Cause {
        BOOKING_CANCELLED(records ->
                records.put(booking("bo").status(RegistrationStatus.CANCELLED).build())),
        BOOKING_WAITING(records ->
                records.put(booking("bo").status(RegistrationStatus.WAITING).build())),
        BOOKING_TRANSFERRED(records ->
                records.put(booking("bo").status(RegistrationStatus.TRANSFERRED).build())),
        CONTACT_INACTIVE(records -> records.put(contact("bo").active(false).build())),
        CONTACT_MERGED(records -> records.remove(new ContactId("bo"))
                .put(booking("bo").contact(new ContactId("ann")).build())),
        COURSE_DATE_CANCELLED(records -> records.put(
                courseDate("1001").status(CourseDateStatus.CANCELLED).build())),
        COURSE_DATE_COMPLETED(records -> records.put(
                courseDate("1001").status(CourseDateStatus.COMPLETED).build()));

        private final Consumer<InMemoryRecords> happens;

        Cause(Consumer<InMemoryRecords> happens) {
            this.happens = happens;
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void aCompletionReachesTheRecordsBeforeAccessEnds(Cause cause) {
        try (var sandbox = MoodleSandbox.start();
                var bridge = begun(sandbox, SETTINGS)) {
            sandbox.state().setCourseCompletion(course(sandbox), user(sandbox, "bo"));
            cause.happens.accept(records);

            var report = synchronise(bridge);

            assertThat(report.complete()).isTrue();
            assertThat(bo(sandbox).suspended()).isTrue();
            bridge.run("local_records.process-steps");
            assertThat(steps).singleElement().satisfies(step -> {
                assertThat(step.registration()).isEqualTo(new RegistrationId("bo"));
                assertThat(step.withdrawn()).isFalse();
                assertThat(step.lmsUserId()).isEqualTo(user(sandbox, "bo"));
            });
            bridge.plugin(CompletionPlugin.class).sweep();
            bridge.run("local_records.process-steps");
            assertThat(steps).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void nobodyIsTakenOutWhoseCompletionCannotBeRead(Cause cause) {
        try (var sandbox = MoodleSandbox.start();
                var bridge = begun(sandbox, SETTINGS)) {
            sandbox.state().setCourseCompletion(course(sandbox), user(sandbox, "bo"));
            cause.happens.accept(records);
            for (var function : List.of("core_enrol_get_users_courses", "tool_mobile_call_external_functions")) {
                sandbox.faults().on(function).always().then(Fault.html());
            }

            var waiting = synchronise(bridge);

            assertThat(waiting.findings()).extracting(Finding::code).contains("completion-not-looked-at");
            assertThat(bo(sandbox).active()).isTrue();

            sandbox.faults().clear();
            assertThat(synchronise(bridge).complete()).isTrue();
            bridge.run("local_records.process-steps");
            assertThat(bo(sandbox).suspended()).isTrue();
            assertThat(steps).hasSize(1);
        }
    }

    @Test
    void aCompletionInACourseForAWholeCategoryReachesTheRecordsToo() {
        var settings = new HashMap<>(SETTINGS);
        settings.put("enrol_records.addNewCourses", "false");
        settings.put("enrol_records.courseField", "77");
        try (var sandbox = MoodleSandbox.start()) {
            long course = sandbox.state().addCourse("SAFETY", "Safety for all", 1);
            category = category().putFields("77", String.valueOf(course)).build();
            try (var bridge = begun(sandbox, settings)) {
                sandbox.state().setCourseCompletion(course, user(sandbox, "bo"));
                Cause.BOOKING_CANCELLED.happens.accept(records);

                assertThat(synchronise(bridge).complete()).isTrue();

                bridge.run("local_records.process-steps");
                assertThat(steps).extracting(StepRequest::registration).containsExactly(new RegistrationId("bo"));
            }
        }
    }

    @Test
    void aBookingThatLeadsToAnotherCourseNowGetsNoStepForTheFormerOne() {
        try (var sandbox = MoodleSandbox.start();
                var bridge = begun(sandbox, SETTINGS)) {
            sandbox.state().setCourseCompletion(course(sandbox), user(sandbox, "bo"));
            records.put(courseDate("1002").build());
            records.put(booking("bo").target(new CourseDateId("1002")).build());

            assertThat(synchronise(bridge).complete()).isTrue();

            bridge.run("local_records.process-steps");
            assertThat(bo(sandbox).suspended()).isTrue();
            assertThat(steps).isEmpty();
        }
    }

    private LmsBridge begun(MoodleSandbox sandbox, Map<String, String> settings) {
        records.put(category)
                .put(CourseMaster.builder()
                        .id(MASTER)
                        .name("Provide first aid")
                        .category(SAFETY)
                        .build())
                .put(courseDate("1001").build());
        for (var id : List.of("ann", "bo", "cy", "di")) {
            records.put(contact(id).build()).put(booking(id).build());
        }
        var bridge = LmsBridge.builder()
                .records(records)
                .provide((ProcessSteps) request -> {
                    steps.add(request);
                    return StepOutcome.done();
                })
                .provide(MoodleClient.of(Campus.site(sandbox.url().toString(), sandbox.token())))
                .plugins(new AuthPlugin(), new EnrolPlugin(), new CompletionPlugin())
                .settings(SettingsSource.of(settings))
                .state(StateStore.embedded(folder.resolve("state-" + System.nanoTime())))
                .build();
        assertThat(synchronise(bridge).complete()).isTrue();
        return bridge;
    }

    private static RunReport synchronise(LmsBridge bridge) {
        return bridge.plugin(EnrolPlugin.class).synchronise(Scope.all());
    }

    private static long course(MoodleSandbox sandbox) {
        return sandbox.state().courses().stream()
                .filter(course -> course.idnumber().equals("1001"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Participant bo(MoodleSandbox sandbox) {
        return sandbox.state().participants(course(sandbox)).stream()
                .filter(participant -> participant.username().equals("bo@example.org"))
                .findFirst()
                .orElseThrow();
    }

    private static long user(MoodleSandbox sandbox, String name) {
        return sandbox.state().user(name + "@example.org").orElseThrow().id();
    }

    private static CourseCategory.Builder category() {
        return CourseCategory.builder().id(SAFETY).name("First aid");
    }

    private static CourseDate.Builder courseDate(String id) {
        return CourseDate.builder()
                .id(new CourseDateId(id))
                .master(MASTER)
                .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                .zone(ZoneId.of("Australia/Brisbane"));
    }

    private static Contact.Builder contact(String id) {
        return Contact.builder()
                .id(new ContactId(id))
                .firstName("First")
                .lastName("Last")
                .email(id + "@example.org")
                .password(Secret.of("Pass-word-1"));
    }

    private static Registration.Builder booking(String id) {
        return Registration.builder()
                .id(new RegistrationId(id))
                .contact(new ContactId(id))
                .target(new CourseDateId("1001"));
    }
}
