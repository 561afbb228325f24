package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.DuplicateRequest;
import org.lmsbridge.moodle.model.ImportRequest;
import org.lmsbridge.moodle.model.ParticipantsQuery;

/** Courses and categories; see {@link Contract}. */
abstract class CoursesContract extends Contract {

    @Test
    void aCourseIsReadBackAsItWasWritten() {
        String name = "R&D: 5 < 6 \"quoted\" " + run();
        long id = only(client().courses()
                .create(List.of(Samples.course(run() + "&C")
                        .fullname(name)
                        .startdate(SOON)
                        .enddate(SOON.plusSeconds(3600))
                        .visible(false)
                        .enablecompletion(true)
                        .build())));
        keepCourse(id);

        Course found = client().courses()
                .byField(CourseField.SHORTNAME, List.of(run() + "&C", run() + "none"))
                .get(0);

        assertThat(found.fullname()).isEqualTo(name);
        assertThat(found.idnumber()).contains("id-" + run() + "&C");
        assertThat(found.startdate()).contains(SOON);
        assertThat(found.enddate()).contains(SOON.plusSeconds(3600));
        assertThat(found.visible()).contains(false);
        assertThat(found.enablecompletion()).contains(true);
        assertThat(client().courses().byIds(List.of(id, 999_999_999L)))
                .extracting(Course::id)
                .containsExactly(id);
        assertThat(client().courses().byField(CourseField.IDNUMBER, List.of("id-" + run() + "&C")))
                .hasSize(1);
    }

    @Test
    void aTakenShortNameLosesOnlyItself() {
        course("A");

        BulkResult<?, Long> result = client().courses()
                .create(List.of(
                        Samples.course(run() + "B").build(),
                        Samples.course(run() + "A").idnumber("other" + run()).build()));
        keepCourse(only(result));

        assertThat(reason(result, 1)).isInstanceOf(ConflictException.class).hasMessageContaining("shortnametaken");
    }

    @Test
    void changesOfCoursesAreJudgedOneByOne() {
        long id = course("A");
        course("B");

        BulkResult<CourseUpdate, Done> result = client().courses()
                .update(List.of(
                        CourseUpdate.builder()
                                .id(id)
                                .fullname("New " + run())
                                .visible(false)
                                .build(),
                        CourseUpdate.builder().id(999_999_999).fullname("x").build()));

        assertThat(reason(result, 1)).isInstanceOf(NotFoundException.class);
        assertThat(client().courses().byIds(List.of(id)).get(0).fullname()).isEqualTo("New " + run());
    }

    @Test
    void aCourseIsCopiedWithoutItsPeople() {
        needs("core_course_duplicate_course");
        long courseid = course("A");
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, user("a")))));

        CreatedCourse copy = client().courses()
                .duplicate(DuplicateRequest.builder()
                        .courseid(courseid)
                        .fullname("Copy " + run())
                        .shortname(run() + "copy")
                        .categoryid(1)
                        .build());
        keepCourse(copy.id());

        assertThat(client().courses().byIds(List.of(copy.id())).get(0).shortname())
                .isEqualTo(run() + "copy");
        assertThat(people(copy.id(), ParticipantsQuery.all())).isEmpty();
    }

    @Test
    void aCopyUnderATakenNameIsAConflict() {
        needs("core_course_duplicate_course");
        long courseid = course("A");

        assertThat(catchThrowable(() -> client().courses()
                        .duplicate(DuplicateRequest.builder()
                                .courseid(courseid)
                                .fullname("Copy " + run())
                                .shortname(run() + "A")
                                .categoryid(1)
                                .build())))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void contentsAreImported() {
        needs("core_course_import_course");
        long from = course("A");
        long into = course("B");

        client().courses()
                .importInto(
                        ImportRequest.builder().importfrom(from).importto(into).build());

        assertThat(client().courses().contents(into)).isNotEmpty();
    }

    @Test
    void coursesAreFoundByTheirNames() {
        long id = course("A");

        assertThat(client().courses().search(run())).extracting(Course::id).containsExactly(id);
    }

    @Test
    void aDeletedCourseIsAlreadyGone() {
        long id = course("A");

        only(client().courses().delete(List.of(id)));

        assertThat(client().courses().byIds(List.of(id))).isEmpty();
        assertThat(client().courses().delete(List.of(id)).outcomes().get(0).verdict())
                .isInstanceOf(Verdict.AlreadySo.class);
    }
}
