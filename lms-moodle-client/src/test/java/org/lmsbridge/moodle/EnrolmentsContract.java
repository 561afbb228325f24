package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseRole;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.RoleAssignment;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.moodle.model.UserCourse;
import org.lmsbridge.moodle.model.UserField;

/** Enrolments, roles and groups; see {@link Contract}. */
abstract class EnrolmentsContract extends Contract {

    @Test
    void peopleAreEnrolledSuspendedAndRemoved() {
        long courseid = course("A");
        long now = user("now");
        long later = user("later");
        Enrolment future = Enrolment.builder()
                .from(Samples.enrolment(courseid, later))
                .timestart(SOON)
                .build();

        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, now), future)));

        assertThat(people(courseid, ParticipantsQuery.all())).containsExactly(now, later);
        assertThat(people(courseid, ParticipantsQuery.active())).containsExactly(now);
        assertThat(people(courseid, ParticipantsQuery.notActive())).containsExactly(later);
        assertThat(client().enrolments().ofUser(now)).extracting(UserCourse::id).containsExactly(courseid);

        only(client().enrolments()
                .enrol(List.of(Enrolment.builder()
                        .from(Samples.enrolment(courseid, now))
                        .suspended(true)
                        .build())));
        assertThat(people(courseid, ParticipantsQuery.active())).isEmpty();

        List<Unenrolment> both = Stream.of(now, later)
                .map(person ->
                        Unenrolment.builder().courseid(courseid).userid(person).build())
                .toList();
        assertThat(client().enrolments().unenrol(both).complete()).isTrue();
        assertThat(client().enrolments().unenrol(both).complete()).isTrue();
        assertThat(people(courseid, ParticipantsQuery.all())).isEmpty();
    }

    @Test
    void aFreshCourseHasNoMethodThatPeopleEnrolThemselvesBy() {
        assertThat(client().enrolments().methods(course("A"))).isEmpty();
    }

    @Test
    void anEnrolmentOfNobodyLosesOnlyItself() {
        long courseid = course("A");
        long person = user("a");

        BulkResult<Enrolment, Done> result = client().enrolments()
                .enrol(List.of(
                        Samples.enrolment(courseid, 999_999_999),
                        Samples.enrolment(courseid, person),
                        Samples.enrolment(999_999_999, person)));

        assertThat(result.rejected()).hasSize(2);
        assertThat(people(courseid, ParticipantsQuery.all())).containsExactly(person);
    }

    @Test
    void participantsArriveInPagesWithTheirRoles() {
        long courseid = course("A");
        List<Long> wanted = Stream.of("a", "b", "c").map(this::user).toList();
        client().enrolments()
                .enrol(wanted.stream()
                        .map(person -> Samples.enrolment(courseid, person))
                        .toList());

        ParticipantsQuery pages = ParticipantsQuery.builder().pageSize(2).build();
        List<Participant> found =
                client().enrolments().participants(courseid, pages).toList();

        assertThat(found).extracting(Participant::id).containsExactlyElementsOf(wanted);
        assertThat(found.get(0).roles()).extracting(CourseRole::roleid).containsExactly(Samples.STUDENT);
        assertThat(found.get(0).idnumber()).contains("id-" + run() + "a");
    }

    @Test
    void anUnknownCourseHasNoParticipantsButAnError() {
        assertThat(catchThrowable(() -> people(999_999_999, ParticipantsQuery.all())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aRoleIsAddedAndTakenAway() {
        long courseid = course("A");
        long person = user("a");
        only(client().enrolments().enrol(List.of(Samples.enrolment(courseid, person))));
        RoleAssignment teacher = RoleAssignment.builder()
                .roleid(3)
                .userid(person)
                .contextlevel("course")
                .instanceid(courseid)
                .build();

        only(client().roles().assign(List.of(teacher)));
        assertThat(roles(courseid)).containsExactlyInAnyOrder(3L, 5L);
        only(client().roles().unassign(List.of(teacher)));
        assertThat(roles(courseid)).containsExactly(5L);
    }

    private List<Long> roles(long courseid) {
        return client().enrolments()
                .participants(courseid, ParticipantsQuery.all())
                .flatMap(person -> person.roles().stream())
                .map(CourseRole::roleid)
                .toList();
    }

    @Test
    void whatIsTooLargeForAFormTravelsAsJson() {
        needs(PackedApi.CALL);
        Queue<String> called = new ConcurrentLinkedQueue<>();
        MoodleClient narrow = MoodleClient.builder(
                        MoodleSite.builder().from(site()).variablesPerCall(20).build())
                .listener((function, outcome, took) -> called.add(function))
                .build();
        List<NewUser> wanted = IntStream.range(0, 9)
                .mapToObj(number -> Samples.user(run() + number)
                        .firstname("Zoë \"Z\" & Łukasz")
                        .auth(number == 5 ? "nosuch" : "manual")
                        .build())
                .toList();

        BulkResult<NewUser, Long> users = narrow.users().create(wanted);
        users.written().forEach(outcome -> keepUser(outcome.value().orElseThrow()));
        List<Long> courses = narrow
                .courses()
                .create(Stream.of("A", "B", "C")
                        .map(name -> Samples.course(run() + name)
                                .startdate(SOON)
                                .enddate(SOON.plusSeconds(86_400))
                                .visible(!name.equals("C"))
                                .build())
                        .toList())
                .written()
                .stream()
                .map(outcome -> outcome.value().orElseThrow())
                .toList();
        courses.forEach(this::keepCourse);
        List<Enrolment> enrolments = users.written().stream()
                .map(outcome -> Enrolment.builder()
                        .from(Samples.enrolment(courses.get(0), outcome.value().orElseThrow()))
                        .timeend(SOON)
                        .suspended(outcome.record().username().equals(run() + 3))
                        .build())
                .toList();
        BulkResult<Enrolment, Done> enrolled = narrow.enrolments().enrol(enrolments);

        assertThat(users.rejected())
                .extracting(outcome -> outcome.record().username())
                .containsExactly(run() + 5);
        assertThat(enrolled.complete()).isTrue();
        assertThat(called).contains(PackedApi.CALL).doesNotContain(EnrolmentApi.ENROL);
        assertThat(people(courses.get(0), ParticipantsQuery.active())).hasSize(7);
        assertThat(people(courses.get(0), ParticipantsQuery.notActive()))
                .containsExactly(enrolments.get(3).userid());
        assertThat(client().courses().byIds(courses))
                .allSatisfy(course -> assertThat(course.startdate()).contains(SOON))
                .filteredOn(course -> !course.visible().orElseThrow())
                .extracting(Course::id)
                .containsExactly(courses.get(2));
        assertThat(client().users().byField(UserField.USERNAME, List.of(run() + 8)))
                .extracting(user -> user.firstname().orElseThrow())
                .containsExactly("Zoë \"Z\" & Łukasz");
    }
}
