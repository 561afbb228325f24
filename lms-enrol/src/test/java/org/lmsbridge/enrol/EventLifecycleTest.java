package org.lmsbridge.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseRole;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.enrol.event.Event;
import org.lmsbridge.enrol.event.Participant;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.model.Activity;

class EventLifecycleTest {
    @TempDir
    Path state;

    @ParameterizedTest
    @EnumSource(SandboxVersion.class)
    void anEventLivesFromItsStartToItsEnd(SandboxVersion version) {
        try (var college = College.at(state, Map.of(), MoodleSandbox.builder().version(version))) {
            var events = college.enrol.events();
            var told = new ArrayList<String>();

            events.start(
                    event(college),
                    List.of(student("anna"), student("bo"), teacher("ted")),
                    (task, done, total) -> told.add(task));

            var course = college.sandbox.state().course("cpr-2027").orElseThrow();
            assertThat(course.fullname()).isEqualTo("CPR day");
            assertThat(told).contains("start event 12 / COURSES", "start event 12 / ENROLMENTS");
            assertThat(active(college)).containsExactlyInAnyOrder("anna", "bo", "ted");

            events.add("12", List.of(student("cy")), Progress.none());
            events.remove("12", List.of(new ContactId("bo")), Progress.none());
            assertThat(active(college)).containsExactlyInAnyOrder("anna", "cy", "ted");

            var report = events.end("12", Progress.none());

            assertThat(report.complete()).isTrue();
            assertThat(active(college)).containsExactly("ted");
            assertThat(college.participants("event-12")).containsOnlyKeys("anna", "bo", "cy", "ted");
            assertThat(college.course("event-12").visible()).contains(false);
        }
    }

    @Test
    void aStartThatIsRepeatedDoesNothingTwice() {
        try (var college = College.at(state)) {
            var event = event(college);
            college.sandbox.faults().on("enrol_manual_enrol_users").then(Fault.maintenance(Duration.ofMillis(1)));
            college.enrol.events().start(event, List.of(student("anna")), Progress.none());
            college.enrol.events().start(event, List.of(student("anna")), Progress.none());

            var again = college.enrol.events().start(event, List.of(student("anna")), Progress.none());

            assertThat(again.appliedTotal()).isZero();
            assertThat(active(college)).containsExactly("anna");
        }
    }

    @Test
    void theCourseStaysWhenTheEventIsDeletedUnlessTheSettingSaysOtherwise() {
        try (var college = College.at(state.resolve("kept"))) {
            college.enrol.events().start(event(college), List.of(student("anna")), Progress.none());

            var report = college.enrol.events().delete("12", Progress.none());

            assertThat(report.appliedTotal()).isZero();
            assertThat(college.sandbox.state().course("cpr-2027")).isPresent();
        }
        try (var college =
                College.at(state.resolve("deleted"), Map.of("enrol_records.deleteCourseWithEvent", "true"))) {
            college.enrol.events().start(event(college), List.of(student("anna")), Progress.none());

            var report = college.enrol.events().delete("12", Progress.none());

            assertThat(report.applied()).isEqualTo(Map.of(ChangeKind.COURSE_DELETE, 1L));
            assertThat(college.sandbox.state().course("cpr-2027")).isEmpty();
            assertThatThrownBy(() -> college.enrol.events().end("12", Progress.none()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("start it first");
        }
    }

    @Test
    void studentsGoForGoodWhereTheSettingSaysSo() {
        try (var college = College.at(state, Map.of("enrol_records.onEventLeft", "unenrol"))) {
            college.enrol.events().start(event(college), List.of(student("anna"), teacher("ted")), Progress.none());

            college.enrol.events().end("12", Progress.none());

            assertThat(college.participants("event-12")).containsOnlyKeys("ted");
        }
    }

    @Test
    void nobodyIsAddedToAnEventThatHasEndedUnlessItIsStartedAgain() {
        try (var college = College.at(state)) {
            var events = college.enrol.events();
            var event = event(college);
            events.start(event, List.of(student("anna")), Progress.none());
            events.end("12", Progress.none());

            assertThatThrownBy(() -> events.add("12", List.of(student("bo")), Progress.none()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has ended");
            assertThat(active(college)).isEmpty();

            events.start(event, List.of(student("anna")), Progress.none());
            events.add("12", List.of(student("bo")), Progress.none());
            assertThat(active(college)).containsExactlyInAnyOrder("anna", "bo");
        }
    }

    @Test
    void aCommandGoesOnInTheBackgroundAfterItsTime() throws InterruptedException {
        try (var college = College.at(state)) {
            var events = college.enrol.events();
            var event = event(college);
            var here = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            college.sandbox.faults().on("enrol_manual_enrol_users").then(Fault.hold(here));

            var report = events.within(Duration.ofMillis(200), () -> {
                var finished = events.start(event, List.of(student("anna")), Progress.none());
                done.countDown();
                return finished;
            });

            assertThat(report).isEmpty();
            here.countDown();
            assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(active(college)).containsExactly("anna");
            assertThat(events.within(Duration.ofMinutes(1), () -> events.end("12", Progress.none())))
                    .hasValueSatisfying(ended -> assertThat(ended.complete()).isTrue());
            assertThatThrownBy(() -> events.within(Duration.ofMinutes(1), () -> events.end("13", Progress.none())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("start it first");
        }
    }

    private static List<String> active(College college) {
        var course = college.sandbox.state().course("cpr-2027").orElseThrow().id();
        return college.sandbox.state().participants(course).stream()
                .filter(participant -> participant.active())
                .map(participant -> participant.username())
                .toList();
    }

    private static Event event(College college) {
        var template = college.sandbox.state().addCourse("CPR", "CPR template", 1);
        college.sandbox.state().addActivity(template, "page", "Read", Activity.Tracking.NONE);
        return new Event(
                "12", "CPR day", "cpr-2027", template, Instant.parse("2027-05-01T08:00:00Z"), Optional.empty());
    }

    private static Participant student(String id) {
        return new Participant(contact(id), CourseRole.STUDENT);
    }

    private static Participant teacher(String id) {
        return new Participant(contact(id), CourseRole.INSTRUCTOR);
    }

    private static Contact contact(String id) {
        return Contact.builder()
                .id(new ContactId(id))
                .firstName("First")
                .lastName("Last")
                .build();
    }
}
