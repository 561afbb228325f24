package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.moodle.api.CourseApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.error.WriteInDoubtException;
import org.lmsbridge.moodle.model.CopyTrace;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.DuplicateRequest;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Activity;

/** A copy that breaks off is found again, finished or removed, and never made twice. */
class CourseCopyTest {
    private final MoodleSandbox sandbox = MoodleSandbox.start();
    private final MoodleClient client = MoodleClient.of(Wires.site(sandbox.url().toString())
            .token(Secret.of(sandbox.token()))
            .build());
    private DuplicateRequest wanted;

    @BeforeEach
    void template() {
        wanted = DuplicateRequest.builder()
                .courseid(create("TPL"))
                .fullname("Copy")
                .shortname("COPY")
                .categoryid(1)
                .build();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private long create(String shortname) {
        return BulkResult.value(client.courses()
                        .create(List.of(Samples.course(shortname).build()))
                        .outcomes()
                        .get(0)
                        .verdict())
                .orElseThrow();
    }

    private List<Course> named(String shortname) {
        return client.courses().byField(CourseField.SHORTNAME, List.of(shortname));
    }

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of("connection dropped", Fault.dropAfterCommit()),
                Arguments.of("empty answer", Fault.empty()),
                Arguments.of("504", Fault.status(504).afterCommit()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void aFinishedCopyWhoseAnswerWasLostIsFound(String name, Fault loss) {
        sandbox.faults().on(CourseApi.DUPLICATE).then(loss);

        CreatedCourse copy = client.courses().duplicate(wanted);

        assertThat(named("COPY")).extracting(Course::id).containsExactly(copy.id());
        assertThat(sandbox.calls().of(CourseApi.DUPLICATE).calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFinishedCopyWithoutActivitiesIsToldFromTheEmptyCourseThatACopyBeginsWith(boolean visible) {
        start(wanted.courseid());
        wanted = DuplicateRequest.builder().from(wanted).visible(visible).build();
        client.courses().duplicate(wanted);
        DuplicateRequest begun =
                DuplicateRequest.builder().from(wanted).shortname("BEGUN").build();
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.halfCopyEarly());
        sandbox.faults().on("core_course_delete_courses").then(Fault.invalidToken());

        assertThat(catchThrowable(() -> client.courses().duplicate(begun))).isInstanceOf(WriteInDoubtException.class);

        assertThat(client.courses().findCopy(wanted, wanted.courseid()).whole()).isTrue();
        CopyTrace left = client.courses().findCopy(begun, wanted.courseid());
        assertThat(left.id()).hasValue(named("BEGUN").get(0).id());
        assertThat(left.whole()).isFalse();
    }

    private void start(long course) {
        client.courses()
                .update(List.of(CourseUpdate.builder()
                        .id(course)
                        .startdate(Instant.parse("2027-01-04T09:00:00Z"))
                        .build()));
    }

    @Test
    void aCopyThatNeverBeganLeavesNothingAndSaysSo() {
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.dropBeforeCommit());

        assertThat(catchThrowable(() -> client.courses().duplicate(wanted)))
                .isInstanceOf(SiteUnavailableException.class)
                .hasMessageContaining("left nothing behind");
    }

    @Test
    void aCopyThatMayBeUnderWayStaysInDoubt() {
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.status(504));

        assertThat(catchThrowable(() -> client.courses().duplicate(wanted))).isInstanceOf(WriteInDoubtException.class);
    }

    @Test
    void aWholeCopyUnderTheNumberedNameOfItsSourceIsGivenItsNames() {
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.dropBeforeCommit());
        addActivity(wanted.courseid());
        MoodleClient breaking = client.withWriteLog(leavingBehind("Course TPL copy 1", true));

        CreatedCourse copy = breaking.courses().duplicate(wanted);

        assertThat(named("TPL_1")).isEmpty();
        assertThat(named("COPY")).extracting(Course::id).containsExactly(copy.id());
    }

    @Test
    void aPartOfACopyIsRemoved() {
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.dropBeforeCommit());
        addActivity(wanted.courseid());
        MoodleClient breaking = client.withWriteLog(leavingBehind("Course TPL copy 1", false));

        assertThat(catchThrowable(() -> breaking.courses().duplicate(wanted)))
                .isInstanceOf(SiteUnavailableException.class)
                .hasMessageContaining("was removed");
        assertThat(named("TPL_1")).isEmpty();
    }

    private void addActivity(long courseid) {
        sandbox.state().addActivity(courseid, "page", "Reading", Activity.Tracking.NONE);
    }

    @Test
    void aStrangersCourseWithANumberedNameIsLeftAlone() {
        create("TPL_1");
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.dropBeforeCommit());

        Throwable thrown = catchThrowable(() -> client.courses().duplicate(wanted));

        assertThat(thrown).isInstanceOf(SiteUnavailableException.class);
        assertThat(named("TPL_1")).hasSize(1);
    }

    @Test
    void aStrangersCourseThatAppearsMeanwhileUnderANumberedNameIsLeftAlone() {
        sandbox.faults().on(CourseApi.DUPLICATE).then(Fault.dropBeforeCommit());
        addActivity(wanted.courseid());
        MoodleClient breaking = client.withWriteLog(leavingBehind("Tape library", false));

        assertThat(catchThrowable(() -> breaking.courses().duplicate(wanted)))
                .isInstanceOf(SiteUnavailableException.class)
                .hasMessageContaining("left nothing behind");
        assertThat(named("TPL_1")).extracting(Course::fullname).containsExactly("Tape library");
    }

    /** Makes a course at the moment between the look before the copy and the copy itself. */
    private WriteLog leavingBehind(String fullname, boolean whole) {
        return WriteLog.of(
                (function, subjects) -> {
                    if (function.equals(CourseApi.DUPLICATE)) {
                        long left = sandbox.state().addCourse("TPL_1", fullname, 1);
                        if (whole) {
                            addActivity(left);
                        }
                    }
                    return "";
                },
                (String ticket, String outcome, Map<String, String> results) -> {});
    }

    @Test
    void aCourseThatDoesNotExistIsNotFound() {
        DuplicateRequest nothing =
                DuplicateRequest.builder().from(wanted).courseid(999_999).build();

        assertThat(catchThrowable(() -> client.courses().duplicate(nothing))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void anAccountThatMayNotReadPeoplesDataCopiesWithTheSwitchesOnly() {
        try (MoodleSandbox strict = MoodleSandbox.builder()
                .without(java.util.Set.of("moodle/backup:userinfo"))
                .start()) {
            MoodleClient modest = MoodleClient.of(Wires.site(strict.url().toString())
                    .token(Secret.of(strict.token()))
                    .build());
            modest.courses().create(List.of(Samples.course("TPL").build()));
            long source = modest.courses()
                    .byField(CourseField.SHORTNAME, List.of("TPL"))
                    .get(0)
                    .id();

            modest.courses()
                    .duplicate(DuplicateRequest.builder()
                            .from(wanted)
                            .courseid(source)
                            .build());

            assertThat(strict.calls().of(CourseApi.DUPLICATE).calls()).isEqualTo(2);
        }
    }

    @Test
    void anAccountThatMayNotConfigureACopyIsTurnedAwayWithARemedy() {
        try (MoodleSandbox strict = MoodleSandbox.builder()
                .without(java.util.Set.of("moodle/backup:configure"))
                .start()) {
            MoodleClient modest = MoodleClient.of(Wires.site(strict.url().toString())
                    .token(Secret.of(strict.token()))
                    .build());
            modest.courses().create(List.of(Samples.course("TPL").build()));
            long source = modest.courses()
                    .byField(CourseField.SHORTNAME, List.of("TPL"))
                    .get(0)
                    .id();

            Throwable thrown = catchThrowable(() -> modest.courses()
                    .duplicate(DuplicateRequest.builder()
                            .from(wanted)
                            .courseid(source)
                            .build()));

            assertThat(((MoodleException) thrown).remedy()).contains("moodle/backup:configure");
        }
    }
}
