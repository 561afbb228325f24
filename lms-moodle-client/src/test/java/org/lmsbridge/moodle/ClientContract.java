package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.model.Category;
import org.lmsbridge.moodle.model.CohortMember;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseRole;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.DuplicateRequest;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.GroupMember;
import org.lmsbridge.moodle.model.ImportRequest;
import org.lmsbridge.moodle.model.NewCohort;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.RoleAssignment;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.moodle.model.UploadedFile;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserCourse;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;

/** What a Moodle and its client owe each other; runs against a look-alike and against a real site, and cleans up. */
abstract class ClientContract {
    private static final Instant SOON =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(30, ChronoUnit.DAYS);

    private final List<Long> users = new ArrayList<>();
    private final List<Long> courses = new ArrayList<>();
    private final String run = "lb" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    private MoodleClient client;

    abstract MoodleSite site();

    @BeforeEach
    void connect() {
        client = MoodleClient.of(site());
    }

    @AfterEach
    void cleanUp() {
        Collections.reverse(courses);
        client.courses().delete(courses);
        client.users().delete(users);
    }

    private void needs(String function) {
        assumeTrue(client.site().info().offers(function), function + " is not offered here");
    }

    private Long user(String name) {
        long id = only(client.users().create(List.of(Samples.user(run + name).build())));
        users.add(id);
        return id;
    }

    private Long course(String name) {
        long id =
                only(client.courses().create(List.of(Samples.course(run + name).build())));
        courses.add(id);
        return id;
    }

    private static <R> R only(BulkResult<?, R> result) {
        Verdict<R> verdict = result.outcomes().get(0).verdict();
        return BulkResult.value(verdict)
                .orElseThrow(() -> BulkResult.reason(verdict).orElseThrow());
    }

    private static MoodleException reason(BulkResult<?, ?> result, int record) {
        return BulkResult.reason(result.outcomes().get(record).verdict()).orElseThrow();
    }

    private List<Long> people(long courseid, ParticipantsQuery query) {
        return client.enrolments()
                .participants(courseid, query)
                .map(Participant::id)
                .toList();
    }

    @Test
    void theSiteTellsItsReleaseAndTheTokensFunctions() {
        assertThat(client.site().info().release()).isPresent();
        assertThat(client.site().info().offers("core_user_create_users")).isTrue();
        assertThat(client.site()
                        .checkFunctions(List.of("core_user_create_users", "no_such"))
                        .missing())
                .containsExactly("no_such");
    }

    @Test
    void anAccountIsReadBackAsItWasWritten() {
        NewUser wanted = Samples.user(run + "a")
                .firstname("Zoë & Łukasz")
                .lastname("O'Brien 李")
                .city("Brisbane")
                .country("AU")
                .institution("TAFE <3".replace("<3", ""))
                .build();
        long id = only(client.users().create(List.of(wanted)));
        users.add(id);

        User found = client.users()
                .byField(UserField.USERNAME, List.of(wanted.username()))
                .get(0);

        assertThat(found.id()).isEqualTo(id);
        assertThat(found.firstname()).contains(wanted.firstname());
        assertThat(found.lastname()).contains(wanted.lastname());
        assertThat(found.email()).contains(wanted.email());
        assertThat(found.idnumber()).isEqualTo(wanted.idnumber());
        assertThat(found.city()).isEqualTo(wanted.city());
        assertThat(found.suspended()).contains(false);
        assertThat(found.lastaccess()).isEmpty();
    }

    @Test
    void accountsAreFoundByEachField() {
        Long id = user("a");

        for (Map.Entry<UserField, String> question : Map.of(
                        UserField.ID,
                        id.toString(),
                        UserField.USERNAME,
                        (run + "A").toUpperCase(java.util.Locale.ROOT),
                        UserField.EMAIL,
                        run + "a@example.com",
                        UserField.IDNUMBER,
                        "id-" + run + "a")
                .entrySet()) {
            assertThat(client.users().byField(question.getKey(), List.of(question.getValue(), "no such thing")))
                    .as(question.getKey().name())
                    .extracting(User::id)
                    .containsExactly(id);
        }
        assertThat(client.users().matching(Map.of("email", run + "%"))).hasSize(1);
    }

    @Test
    void anUnknownCriterionIsAnErrorAndNotEverybody() {
        assertThat(catchThrowable(() -> client.users().matching(Map.of("nosuch", "x"))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aBadAccountLosesOnlyItself() {
        user("taken");
        List<NewUser> wanted = List.of(
                Samples.user(run + "a").build(),
                Samples.user(run + "taken").email(run + "x@example.com").build(),
                Samples.user(run + "b").build(),
                Samples.user(run + "c").auth("nosuch").build(),
                Samples.user(run + "d").password(Secret.of("x")).build());

        BulkResult<NewUser, Long> result = client.users().create(wanted);
        result.written()
                .forEach(
                        outcome -> users.add(BulkResult.value(outcome.verdict()).orElseThrow()));

        assertThat(result.written())
                .extracting(outcome -> outcome.record().username())
                .containsExactly(run + "a", run + "b");
        assertThat(reason(result, 4)).isInstanceOf(PasswordPolicyException.class);
    }

    @Test
    void changesOfAccountsAreJudgedOneByOne() {
        long first = user("a");
        user("b");
        List<UserUpdate> updates = List.of(
                UserUpdate.builder().id(first).suspended(true).city("Cairns").build(),
                UserUpdate.builder().id(999_999_999).city("x").build());

        BulkResult<UserUpdate, Done> result = client.users().update(updates);

        assertThat(result.written()).hasSize(1);
        assertThat(reason(result, 1)).isInstanceOf(NotFoundException.class);
        User found = client.users()
                .byField(UserField.ID, List.of(Long.toString(first)))
                .get(0);
        assertThat(found.suspended()).contains(true);
        assertThat(found.city()).contains("Cairns");
    }

    @Test
    void aCourseIsReadBackAsItWasWritten() {
        String name = "R&D: 5 < 6 \"quoted\" " + run;
        long id = only(client.courses()
                .create(List.of(Samples.course(run + "&C")
                        .fullname(name)
                        .startdate(SOON)
                        .enddate(SOON.plusSeconds(3600))
                        .visible(false)
                        .enablecompletion(true)
                        .build())));
        courses.add(id);

        Course found = client.courses()
                .byField(CourseField.SHORTNAME, List.of(run + "&C", run + "none"))
                .get(0);

        assertThat(found.fullname()).isEqualTo(name);
        assertThat(found.idnumber()).contains("id-" + run + "&C");
        assertThat(found.startdate()).contains(SOON);
        assertThat(found.enddate()).contains(SOON.plusSeconds(3600));
        assertThat(found.visible()).contains(false);
        assertThat(found.enablecompletion()).contains(true);
        assertThat(client.courses().byIds(List.of(id, 999_999_999L)))
                .extracting(Course::id)
                .containsExactly(id);
        assertThat(client.courses().byField(CourseField.IDNUMBER, List.of("id-" + run + "&C")))
                .hasSize(1);
    }

    @Test
    void aTakenShortNameLosesOnlyItself() {
        course("A");

        BulkResult<?, Long> result = client.courses()
                .create(List.of(
                        Samples.course(run + "B").build(),
                        Samples.course(run + "A").idnumber("other" + run).build()));
        courses.add(only(result));

        assertThat(reason(result, 1)).isInstanceOf(ConflictException.class).hasMessageContaining("shortnametaken");
    }

    @Test
    void changesOfCoursesAreJudgedOneByOne() {
        long id = course("A");
        course("B");

        BulkResult<CourseUpdate, Done> result = client.courses()
                .update(List.of(
                        CourseUpdate.builder()
                                .id(id)
                                .fullname("New " + run)
                                .visible(false)
                                .build(),
                        CourseUpdate.builder().id(999_999_999).fullname("x").build()));

        assertThat(reason(result, 1)).isInstanceOf(NotFoundException.class);
        assertThat(client.courses().byIds(List.of(id)).get(0).fullname()).isEqualTo("New " + run);
    }

    @Test
    void courseCategoriesAreListed() {
        List<Category> all = client.categories().all();

        assertThat(all).extracting(Category::id).contains(1L);
        assertThat(client.categories().byIds(List.of(1L))).hasSize(1);
    }

    @Test
    void peopleAreEnrolledSuspendedAndRemoved() {
        long courseid = course("A");
        long now = user("now");
        long later = user("later");
        Enrolment future = Enrolment.builder()
                .from(Samples.enrolment(courseid, later))
                .timestart(SOON)
                .build();

        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, now), future)));

        assertThat(people(courseid, ParticipantsQuery.all())).containsExactly(now, later);
        assertThat(people(courseid, ParticipantsQuery.active())).containsExactly(now);
        assertThat(people(courseid, ParticipantsQuery.notActive())).containsExactly(later);
        assertThat(client.enrolments().ofUser(now)).extracting(UserCourse::id).containsExactly(courseid);

        only(client.enrolments()
                .enrol(List.of(Enrolment.builder()
                        .from(Samples.enrolment(courseid, now))
                        .suspended(true)
                        .build())));
        assertThat(people(courseid, ParticipantsQuery.active())).isEmpty();

        List<Unenrolment> both = Stream.of(now, later)
                .map(person ->
                        Unenrolment.builder().courseid(courseid).userid(person).build())
                .toList();
        assertThat(client.enrolments().unenrol(both).complete()).isTrue();
        assertThat(client.enrolments().unenrol(both).complete()).isTrue();
        assertThat(people(courseid, ParticipantsQuery.all())).isEmpty();
    }

    @Test
    void anEnrolmentOfNobodyLosesOnlyItself() {
        long courseid = course("A");
        long person = user("a");

        BulkResult<Enrolment, Done> result = client.enrolments()
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
        client.enrolments()
                .enrol(wanted.stream()
                        .map(person -> Samples.enrolment(courseid, person))
                        .toList());

        ParticipantsQuery pages = ParticipantsQuery.builder().pageSize(2).build();
        List<Participant> found =
                client.enrolments().participants(courseid, pages).toList();

        assertThat(found).extracting(Participant::id).containsExactlyElementsOf(wanted);
        assertThat(found.get(0).roles()).extracting(CourseRole::roleid).containsExactly(Samples.STUDENT);
        assertThat(found.get(0).idnumber()).contains("id-" + run + "a");
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
        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, person))));
        RoleAssignment teacher = RoleAssignment.builder()
                .roleid(3)
                .userid(person)
                .contextlevel("course")
                .instanceid(courseid)
                .build();

        only(client.roles().assign(List.of(teacher)));
        assertThat(roles(courseid)).containsExactlyInAnyOrder(3L, 5L);
        only(client.roles().unassign(List.of(teacher)));
        assertThat(roles(courseid)).containsExactly(5L);
    }

    private List<Long> roles(long courseid) {
        return client.enrolments()
                .participants(courseid, ParticipantsQuery.all())
                .flatMap(person -> person.roles().stream())
                .map(CourseRole::roleid)
                .toList();
    }

    @Test
    void groupsTakeInParticipants() {
        long courseid = course("A");
        long person = user("a");
        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, person))));

        long group = only(client.groups()
                .create(List.of(
                        NewGroup.builder().courseid(courseid).name("G " + run).build())));
        GroupMember member = GroupMember.builder().groupid(group).userid(person).build();
        only(client.groups().addMembers(List.of(member)));

        assertThat(client.groups().ofCourse(courseid)).hasSize(1);
        assertThat(people(courseid, ParticipantsQuery.builder().groupid(group).build()))
                .containsExactly(person);
        only(client.groups().removeMembers(List.of(member)));
        assertThat(people(courseid, ParticipantsQuery.builder().groupid(group).build()))
                .isEmpty();
    }

    @Test
    void completionOfManyIsReadWithAReasonWhereThereIsNone() {
        long courseid = course("A");
        long person = user("a");
        long stranger = user("b");
        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, person))));

        Map<Long, Completion.Status> statuses = client.completion().ofCourse(courseid, List.of(person, stranger));

        assertThat(statuses.keySet()).containsExactly(person, stranger);
        assertThat(statuses.values())
                .allSatisfy(status -> assertThat(status.reason()).isPresent());
    }

    @Test
    void gradesOfALearnerHaveATotal() {
        needs("gradereport_user_get_grade_items");
        long courseid = course("A");
        long person = user("a");
        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, person))));

        assertThat(client.grades().ofUser(courseid, person).total()).isPresent();
        assertThat(client.grades().ofCourse(courseid)).hasSize(1);
    }

    @Test
    void aCourseIsCopiedWithoutItsPeople() {
        needs("core_course_duplicate_course");
        long courseid = course("A");
        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, user("a")))));

        CreatedCourse copy = client.courses()
                .duplicate(DuplicateRequest.builder()
                        .courseid(courseid)
                        .fullname("Copy " + run)
                        .shortname(run + "copy")
                        .categoryid(1)
                        .build());
        courses.add(copy.id());

        assertThat(client.courses().byIds(List.of(copy.id())).get(0).shortname())
                .isEqualTo(run + "copy");
        assertThat(people(copy.id(), ParticipantsQuery.all())).isEmpty();
    }

    @Test
    void aCopyUnderATakenNameIsAConflict() {
        needs("core_course_duplicate_course");
        long courseid = course("A");

        assertThat(catchThrowable(() -> client.courses()
                        .duplicate(DuplicateRequest.builder()
                                .courseid(courseid)
                                .fullname("Copy " + run)
                                .shortname(run + "A")
                                .categoryid(1)
                                .build())))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void contentsAreImported() {
        needs("core_course_import_course");
        long from = course("A");
        long into = course("B");

        client.courses()
                .importInto(
                        ImportRequest.builder().importfrom(from).importto(into).build());

        assertThat(client.courses().contents(into)).isNotEmpty();
    }

    @Test
    void cohortsTakeInPeople() {
        needs("core_cohort_create_cohorts");
        long person = user("a");
        long cohort = only(client.cohorts()
                .create(List.of(
                        NewCohort.builder().name("C " + run).idnumber(run).build())));
        CohortMember member =
                CohortMember.builder().cohortid(cohort).userid(person).build();

        only(client.cohorts().addMembers(List.of(member)));
        BulkResult<CohortMember, Done> again = client.cohorts().addMembers(List.of(member));

        assertThat(again.outcomes().get(0).verdict()).isInstanceOf(Verdict.AlreadySo.class);
        assertThat(client.cohorts().members(List.of(cohort)).get(0).userids()).containsExactly(person);
        only(client.cohorts().delete(List.of(cohort)));
    }

    @Test
    void aFileIsUploaded() {
        needs("core_files_upload");

        UploadedFile file = client.files().upload(run + ".txt", "Grüße".getBytes(StandardCharsets.UTF_8));

        assertThat(file.itemid()).isPositive();
        assertThat(file.filename()).isEqualTo(run + ".txt");
    }

    @Test
    void aFileOfAnotherSiteIsNotGivenTheToken() throws IOException {
        try (ByteArrayOutputStream nowhere = new ByteArrayOutputStream()) {
            assertThat(catchThrowable(
                            () -> client.files().download(URI.create("https://elsewhere.invalid/x"), nowhere)))
                    .isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    void reportsAreListed() {
        needs("core_reportbuilder_list_reports");

        assertThat(client.reports().all()).isNotNull();
        assertThat(catchThrowable(() -> client.reports().page(999_999, 0, 10))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aWrongTokenIsToldWithARemedy() {
        MoodleClient stranger = MoodleClient.of(MoodleSite.builder()
                .from(site())
                .token(Secret.of("f".repeat(32)))
                .build());

        assertThat(catchThrowable(() -> stranger.site().info())).hasMessageContaining("Manage tokens");
    }

    @Test
    void anUnknownFunctionIsNotFound() {
        MoodleClient bold = MoodleClient.of(
                MoodleSite.builder().from(site()).readFunctions(false).build());

        assertThat(catchThrowable(() -> bold.call("core_nosuch_get_thing", Map.of(), Object.class)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aWrongPasswordGivesNoToken() {
        assertThat(catchThrowable(
                        () -> MoodleTokens.login(site(), "nobody", Secret.of("wrong-pass"), "moodle_mobile_app")))
                .isInstanceOf(MoodleException.class)
                .hasMessageNotContaining("wrong-pass");
    }
}
