package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lmsbridge.moodle.WriteLog.Outcome;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.error.SiteUnavailableException;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.MoodleSandboxBuilder;

/** Every record gets a verdict, whatever goes wrong on the way, and nothing is written twice. */
class BulkWritesTest {
    private final ListedWrites log = new ListedWrites();
    private MoodleSandbox sandbox = MoodleSandbox.start();
    private MoodleClient client = client(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private MoodleClient client(MoodleSandbox site) {
        return MoodleClient.of(site(site).build()).withWriteLog(log);
    }

    private static MoodleSite.Builder site(MoodleSandbox site) {
        return Wires.site(site.url().toString()).token(Secret.of(site.token()));
    }

    private void restart(MoodleSandboxBuilder builder) {
        sandbox.close();
        sandbox = builder.start();
        client = client(sandbox);
    }

    private List<Long> create(int count) {
        return ids(client.users().create(Samples.users("anne", count)));
    }

    private static List<Long> ids(BulkResult<?, Long> result) {
        assertThat(result.complete()).as(result.toString()).isTrue();
        return result.outcomes().stream()
                .map(outcome -> BulkResult.value(outcome.verdict()).orElseThrow())
                .toList();
    }

    private long course() {
        return ids(client.courses().create(List.of(Samples.course("C1").build())))
                .get(0);
    }

    private List<Long> participants(long courseid) {
        return client.enrolments()
                .participants(courseid, ParticipantsQuery.all())
                .map(Participant::id)
                .toList();
    }

    private long calls(String function) {
        return sandbox.calls().of(function).calls();
    }

    @Test
    void numbersComeBackInTheOrderOfTheRecords() {
        List<NewUser> users = Samples.users("anne", 230);

        List<Long> ids = ids(client.users().create(users));

        assertThat(ids).doesNotHaveDuplicates().hasSize(230).isSorted();
        assertThat(calls(UserApi.CREATE)).isEqualTo(3);
    }

    @Test
    void aBadRecordLosesOnlyItself() {
        List<NewUser> users = new ArrayList<>(Samples.users("anne", 40));
        users.set(17, Samples.user("bob").auth("nosuch").build());
        users.set(31, Samples.user("admin").build());

        BulkResult<NewUser, Long> result = client.users().create(users);

        assertThat(result.written()).hasSize(38);
        assertThat(result.rejected().stream().map(outcome -> outcome.record().username()))
                .containsExactly("bob", "admin");
        assertThat(client.users().byField(UserField.USERNAME, List.of("anne0", "anne39")))
                .hasSize(2);
    }

    @Test
    void aBadEnrolmentLosesOnlyItself() {
        long courseid = course();
        List<Long> people = create(3);
        List<Enrolment> wanted = Stream.of(people.get(0), 999_999L, people.get(1), people.get(2))
                .map(person -> Samples.enrolment(courseid, person))
                .toList();

        BulkResult<Enrolment, Done> result = client.enrolments().enrol(wanted);

        assertThat(result.rejected().stream().map(outcome -> outcome.record().userid()))
                .containsExactly(999_999L);
        assertThat(participants(courseid)).containsExactlyElementsOf(people);
    }

    @Test
    void whatCanBeKnownBeforehandIsNotSent() {
        List<NewUser> users = List.of(
                Samples.user("Anne").build(),
                Samples.user("bob").email("nope").build(),
                Samples.user("cy").firstname(" ").build(),
                Samples.user("di").email("eve@example.com").build(),
                Samples.user("eve").email("EVE@example.com").build(),
                Samples.user("fay").password(Optional.empty()).build());

        BulkResult<NewUser, Long> result = client.users().create(users);

        assertThat(result.rejected().stream()
                        .map(outcome -> BulkResult.reason(outcome.verdict())
                                .orElseThrow()
                                .fault()
                                .what()))
                .containsExactly(
                        "record 1 (user:Anne): username must be lower case.",
                        "record 2 (user:bob): email must be an email address.",
                        "record 3 (user:cy): firstname must not be blank.",
                        "record 5 (user:eve): email is the same as in record 4.",
                        "record 6 (user:fay): password must be given, or createpassword set, for auth manual.");
        assertThat(result.written()).hasSize(1);
    }

    @Test
    void thePasswordPolicyIsCheckedBeforehandWhereItIsKnown() {
        MoodleClient strict = MoodleClient.of(
                site(sandbox).passwordPolicy(PasswordPolicy.moodleDefault()).build());

        BulkResult<NewUser, Long> result = strict.users()
                .create(List.of(
                        Samples.user("anne").password(Secret.of("short")).build()));

        assertThat(BulkResult.reason(result.outcomes().get(0).verdict()).orElseThrow())
                .hasMessageContaining("password must have at least 8 characters; password must have at least 1 digits")
                .hasMessageNotContaining("short");
        assertThat(calls(UserApi.CREATE)).isZero();
    }

    @Test
    void aWeakPasswordThatTheSiteFindsLosesOnlyItself() {
        List<NewUser> users = List.of(
                Samples.user("anne").build(),
                Samples.user("bob").password(Secret.of("x")).build());

        BulkResult<NewUser, Long> result = client.users().create(users);

        assertThat(result.written()).hasSize(1);
        assertThat(BulkResult.reason(result.outcomes().get(1).verdict()).orElseThrow())
                .isInstanceOf(PasswordPolicyException.class);
    }

    @Test
    void accountsThatMoodleMailsTravelAlone() {
        List<NewUser> users = Stream.of("anne", "bob", "cy")
                .map(name -> Samples.user(name)
                        .password(Optional.empty())
                        .createpassword(true)
                        .build())
                .toList();

        assertThat(client.users().create(users).complete()).isTrue();
        assertThat(calls(UserApi.CREATE)).isEqualTo(3);
    }

    @Test
    void changesOfPasswordsTravelAlone() {
        List<Long> people = create(3);
        List<UserUpdate> updates = List.of(
                UserUpdate.builder().id(people.get(0)).city("Perth").build(),
                UserUpdate.builder().id(people.get(1)).password(Secret.of("x")).build(),
                UserUpdate.builder().id(people.get(2)).city("Cairns").build());

        BulkResult<UserUpdate, Done> result = client.users().update(updates);

        assertThat(result.outcomes().get(0).verdict()).isInstanceOf(Verdict.Written.class);
        assertThat(result.outcomes().get(1).verdict()).isNotInstanceOf(Verdict.Written.class);
        assertThat(result.outcomes().get(2).verdict()).isInstanceOf(Verdict.Written.class);
        assertThat(calls(UserApi.UPDATE)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void warningsBecomeVerdicts() {
        List<Long> people = create(2);
        List<UserUpdate> updates = List.of(
                UserUpdate.builder()
                        .id(people.get(0))
                        .email("anne1@example.com")
                        .build(),
                UserUpdate.builder().id(people.get(1)).city("Perth").build(),
                UserUpdate.builder().id(999_999).city("Perth").build());

        BulkResult<UserUpdate, Done> result = client.users().update(updates);

        assertThat(BulkResult.reason(result.outcomes().get(0).verdict()).orElseThrow())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("useremailduplicate");
        assertThat(result.outcomes().get(1).verdict()).isInstanceOf(Verdict.Written.class);
        assertThat(result.rejected()).hasSize(2);
    }

    static Stream<Arguments> lossesAfterTheWork() {
        return Stream.of(
                Arguments.of("connection dropped", Fault.dropAfterCommit()),
                Arguments.of("empty answer", Fault.empty()),
                Arguments.of("answer breaks off", Fault.truncatedJson()),
                Arguments.of("XML", Fault.xml()),
                Arguments.of("500", Fault.status(500).afterCommit()),
                Arguments.of("502", Fault.status(502).afterCommit()),
                Arguments.of("504", Fault.status(504).afterCommit()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossesAfterTheWork")
    void accountsWhoseAnswerWasLostAreFoundAndNotMadeAgain(String name, Fault loss) {
        sandbox.faults().on(UserApi.CREATE).then(loss);

        List<Long> ids = create(20);

        assertThat(calls(UserApi.CREATE)).isEqualTo(1);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(log.outcomes).containsExactly(Outcome.IN_DOUBT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lossesAfterTheWork")
    void anEnrolmentWhoseAnswerWasLostIsFoundAndNotSentAgain(String name, Fault loss) {
        long courseid = course();
        List<Long> people = create(2);
        sandbox.faults().on(EnrolmentApi.ENROL).then(loss);

        BulkResult<Enrolment, Done> result = client.enrolments()
                .enrol(people.stream()
                        .map(person -> Samples.enrolment(courseid, person))
                        .toList());

        assertThat(result.complete()).isTrue();
        // A second call would mail everybody once more.
        assertThat(calls(EnrolmentApi.ENROL)).isEqualTo(1);
    }

    @Test
    void whatTheSiteNeverGotIsSentAgainOnceTheSiteWasAsked() {
        long courseid = course();
        long person = create(1).get(0);
        sandbox.faults().on(EnrolmentApi.ENROL).then(Fault.dropBeforeCommit());

        BulkResult<Enrolment, Done> result = client.enrolments().enrol(List.of(Samples.enrolment(courseid, person)));

        assertThat(result.complete()).isTrue();
        assertThat(participants(courseid)).containsExactly(person);
        assertThat(calls(EnrolmentApi.PARTICIPANTS)).isGreaterThan(1);
    }

    @Test
    void anEnrolmentThatMayBeUnderWayStaysInDoubt() {
        long courseid = course();
        long person = create(1).get(0);
        sandbox.faults().on(EnrolmentApi.ENROL).then(Fault.status(504));

        BulkResult<Enrolment, Done> result = client.enrolments().enrol(List.of(Samples.enrolment(courseid, person)));

        assertThat(result.inDoubt()).hasSize(1);
        assertThat(calls(EnrolmentApi.ENROL)).isEqualTo(1);
    }

    @Test
    void aFutureEnrolmentInDoubtIsLookedForAmongThoseNotActive() {
        long courseid = course();
        long person = create(1).get(0);
        sandbox.faults().on(EnrolmentApi.ENROL).then(Fault.dropAfterCommit());
        Enrolment future = Enrolment.builder()
                .from(Samples.enrolment(courseid, person))
                .timestart(Instant.now().plus(Duration.ofDays(30)))
                .build();

        assertThat(client.enrolments().enrol(List.of(future)).complete()).isTrue();
        assertThat(calls(EnrolmentApi.ENROL)).isEqualTo(1);
    }

    @Test
    void aSiteThatCannotBeAskedLeavesTheDoubt() {
        sandbox.faults().on(UserApi.CREATE).then(Fault.dropAfterCommit());
        sandbox.faults().on(UserApi.BY_FIELD).always().then(Fault.status(500));

        BulkResult<NewUser, Long> result = client.users().create(Samples.users("anne", 2));

        assertThat(result.inDoubt()).hasSize(2);
        assertThat(calls(UserApi.CREATE)).isEqualTo(1);
    }

    @Test
    void aUsernameThatWasSomebodyElsesAllAlongIsNotTakenForWritten() {
        create(1);
        sandbox.faults().on(UserApi.CREATE).then(Fault.dropBeforeCommit());

        BulkResult<NewUser, Long> result = client.users()
                .create(List.of(Samples.user("anne0")
                        .email("other@example.com")
                        .idnumber("other")
                        .build()));

        assertThat(BulkResult.reason(result.outcomes().get(0).verdict()).orElseThrow())
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aCallThatPhpCutsOffIsRepeatedInSmallerCalls() {
        restart(MoodleSandbox.builder().maxInputVars(200));

        BulkResult<NewUser, Long> result = client.users().create(Samples.users("anne", 130));

        assertThat(result.complete()).as(result.toString()).isTrue();
        assertThat(ids(result)).doesNotHaveDuplicates().hasSize(130);
    }

    @Test
    void aBodyThatIsTooLargeIsRepeatedInSmallerCalls() {
        restart(MoodleSandbox.builder().maxBodyBytes(6000));

        assertThat(ids(client.users().create(Samples.users("anne", 80)))).doesNotHaveDuplicates();
    }

    @Test
    void aTokenThatDiesMidwayEndsTheRunAndSparesTheRest() {
        MoodleClient small = MoodleClient.of(site(sandbox).recordsPerCall(2).build());
        sandbox.faults().on(UserApi.CREATE).call(2).then(Fault.invalidToken());

        BulkResult<NewUser, Long> result = small.users().create(Samples.users("anne", 6));

        assertThat(result.written()).hasSize(2);
        assertThat(result.notAttempted()).hasSize(4);
        assertThat(BulkResult.reason(result.outcomes().get(5).verdict()).orElseThrow())
                .isInstanceOf(AccessException.class);
    }

    @Test
    void maintenanceEndsTheRunWithTheRestNotAttempted() {
        sandbox.faults().on(UserApi.CREATE).always().then(Fault.maintenance(Duration.ofSeconds(300)));

        BulkResult<NewUser, Long> result = client.users().create(Samples.users("anne", 3));

        assertThat(result.notAttempted()).hasSize(3);
        assertThat(BulkResult.reason(result.outcomes().get(0).verdict()).orElseThrow())
                .isInstanceOf(SiteUnavailableException.class);
    }

    @Test
    void aFunctionThatTheServiceLacksIsToldBeforeARequest() {
        restart(MoodleSandbox.builder().functions(Set.of("core_webservice_get_site_info")));
        MoodleClient knowing = MoodleClient.of(site(sandbox).readFunctions(true).build());

        BulkResult<NewUser, Long> result = knowing.users().create(Samples.users("anne", 2));

        assertThat(BulkResult.reason(result.outcomes().get(0).verdict()).orElseThrow())
                .hasMessageContaining("Add core_user_create_users under");
        assertThat(calls(UserApi.CREATE)).isZero();
    }

    @Test
    void aTokenForFourFunctionsWorksWithoutSiteInfo() {
        restart(MoodleSandbox.builder()
                .functions(Set.of(
                        "core_course_create_courses",
                        "core_user_create_users",
                        "core_course_update_courses",
                        "enrol_manual_enrol_users")));
        client = MoodleClient.of(site(sandbox).readFunctions(true).build());

        assertThat(client.enrolments()
                        .enrol(List.of(Samples.enrolment(course(), create(1).get(0))))
                        .complete())
                .isTrue();
    }

    @Test
    void theLogIsToldOfEveryRequestThatWritesAndOfItsOutcome() {
        List<NewUser> users = new ArrayList<>(Samples.users("anne", 4));
        users.set(1, Samples.user("admin").build());

        client.users().create(users);

        assertThat(log.intents).hasSize((int) sandbox.calls().writes()).hasSameSizeAs(log.outcomes);
        assertThat(log.subjects.get(0)).containsExactly("user:anne0", "user:admin", "user:anne2", "user:anne3");
        assertThat(log.outcomes).startsWith(Outcome.REFUSED).contains(Outcome.APPLIED);
        assertThat(log.results.stream().flatMap(map -> map.keySet().stream()))
                .containsExactlyInAnyOrder("user:anne0", "user:anne2", "user:anne3");
    }
}
