package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.WriteLog.Outcome;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.moodle.model.UserUpdate;
import org.lmsbridge.sandbox.Fault;

/** Every record gets a verdict, and a bad one loses only itself. */
class VerdictsTest extends BulkWrites {
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
    void anEnrolmentThatTheDatabaseRefusedGoesOutOnceMore() {
        long courseid = course();
        List<Long> people = create(2);
        // The call of both, and the first of them alone: as if a call of somebody else had been at the same rows.
        sandbox.faults().on(EnrolmentApi.ENROL).times(2).then(Fault.refusal("dmlwriteexception"));

        BulkResult<Enrolment, Done> result = client.enrolments()
                .enrol(people.stream()
                        .map(person -> Samples.enrolment(courseid, person))
                        .toList());

        assertThat(result.complete()).as(result.toString()).isTrue();
        assertThat(participants(courseid)).containsExactlyElementsOf(people);
        assertThat(calls(EnrolmentApi.ENROL)).isEqualTo(4);
        assertThat(log.outcomes).endsWith(Outcome.REFUSED, Outcome.REFUSED, Outcome.APPLIED, Outcome.APPLIED);
    }

    @Test
    void anEnrolmentThatTheDatabaseRefusesAgainIsRejected() {
        long courseid = course();
        List<Long> people = create(1);
        sandbox.faults().on(EnrolmentApi.ENROL).times(2).then(Fault.refusal("dmlwriteexception"));

        BulkResult<Enrolment, Done> result =
                client.enrolments().enrol(List.of(Samples.enrolment(courseid, people.get(0))));

        assertThat(result.rejected()).hasSize(1);
        assertThat(calls(EnrolmentApi.ENROL)).isEqualTo(2);
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
                        .map(outcome -> outcome.reason().orElseThrow().fault().what()))
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

        assertThat(result.outcomes().get(0).reason().orElseThrow())
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
        assertThat(result.outcomes().get(1).reason().orElseThrow()).isInstanceOf(PasswordPolicyException.class);
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
        assertThat(result.outcomes().get(1).reason().orElseThrow()).isInstanceOf(PasswordPolicyException.class);
        assertThat(result.outcomes().get(2).verdict()).isInstanceOf(Verdict.Written.class);
        assertThat(calls(UserApi.UPDATE)).isEqualTo(3);
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

        assertThat(result.outcomes().get(0).reason().orElseThrow())
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("useremailduplicate");
        assertThat(result.outcomes().get(1).verdict()).isInstanceOf(Verdict.Written.class);
        assertThat(result.rejected()).hasSize(2);
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
