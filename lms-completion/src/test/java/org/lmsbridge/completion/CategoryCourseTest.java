package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;

/** Two course dates, 1001 and 1002, lead into one course that is linked with their category. */
class CategoryCourseTest {
    @TempDir
    Path state;

    private School school;
    private long course;

    @BeforeEach
    void open() {
        school = new School(state, Map.of()).register("1001", "anna", "bo").register("1002", "cy");
        course = school.courses.get("1001");
        var links = school.state().links();
        links.delete(List.of(ofCourse("course-date:1001", course), ofCourse("course-date:1002", course)));
        links.save(List.of(
                ofCourse("course-category:safety", course),
                led("1001", "anna", "course-date:1001"),
                led("1001", "bo", "course-date:1001"),
                led("1002", "cy", "")));
        school.sandbox.state().enrol(course, school.users.get("cy"), 5);
        school.courses.put("1002", course);
    }

    @AfterEach
    void close() {
        school.close();
    }

    @Test
    void everybodyWhomABookingLedThereIsLookedAt() {
        assertThat(school.plugin().sweep().learners()).isEqualTo(3);
    }

    @Test
    void whatABookingIsForIsAskedWhereItIsNotRemembered() {
        school.complete("1002", "cy");

        assertThat(school.plugin().look().completions()).isEqualTo(1);
        school.deliver();

        assertThat(school.steps)
                .extracting(step -> step.registration())
                .containsExactly(School.registration("1002", "cy"));
    }

    @Test
    void aBookingThatLedNobodyThereIsNotLookedAt() {
        school.state().links().delete(List.of(led("1001", "bo", "")));

        assertThat(school.plugin().sweep().learners()).isEqualTo(2);
    }

    @Test
    void aBookingThatIsCancelledIsNotLookedAt() {
        school.records.put(Registration.builder()
                .from(booking())
                .status(RegistrationStatus.CANCELLED)
                .build());

        assertThat(school.plugin().sweep().learners()).isEqualTo(2);
    }

    @Test
    void aCourseDateThatHasACourseOfItsOwnByNowIsLookedAtThereOnly() {
        long own = school.sandbox.state().addCourse("1001", "Course 1001", 1);
        school.state().links().save(List.of(ofCourse("course-date:1001", own)));
        school.complete("1001", "anna");

        var report = school.plugin().sweep();

        assertThat(report.learners()).isEqualTo(3);
        assertThat(report.completions()).as("completed where it leads no more").isZero();
    }

    @Test
    void twoCategoriesThatShareACourseTellOfItsLearnersOnce() {
        school.state().links().save(List.of(ofCourse("course-category:first-aid", course)));
        school.complete("1001", "anna");

        assertThat(school.plugin().sweep().completions()).isEqualTo(1);
        assertThat(school.deliver()).isEqualTo(1);
    }

    @Test
    void bookingsThatCannotBeReadAreLookedAtNextTime() {
        school.plugin().sweep();
        school.complete("1001", "anna");
        school.unreadable.add("1001");

        assertThat(school.plugin().look().findings())
                .extracting(Finding::subject)
                .containsExactly("course-category:safety");

        school.unreadable.clear();
        assertThat(school.plugin().look().completions()).isEqualTo(1);
    }

    private Registration booking() {
        return school.records.byId(School.registration("1001", "bo")).value().orElseThrow();
    }

    private Link led(String courseDate, String name, String bookedOn) {
        return Link.builder()
                .kind(LinkKind.REGISTRATION)
                .parent(String.valueOf(course))
                .recordsId(School.registration(courseDate, name).value())
                .lmsId(school.users.get(name))
                .naturalKey(name)
                .provenance(Provenance.CREATED)
                .fingerprint(bookedOn)
                .build();
    }

    private static Link ofCourse(String subject, long number) {
        return Link.builder()
                .kind(LinkKind.COURSE)
                .recordsId(subject)
                .lmsId(OptionalLong.of(number))
                .naturalKey(subject)
                .provenance(Provenance.CREATED)
                .build();
    }
}
