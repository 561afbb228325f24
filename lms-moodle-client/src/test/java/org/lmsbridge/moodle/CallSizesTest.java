package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.WriteLog.Outcome;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.error.PasswordPolicyException;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;
import org.lmsbridge.sandbox.model.Participant;

/** Calls that PHP or a web server would cut off are made smaller, or travel as JSON, of which PHP counts one variable. */
class CallSizesTest extends BulkWrites {
    private static final List<String> CREATING = List.of("core_webservice_get_site_info", UserApi.CREATE);

    private MoodleClient narrow() {
        return MoodleClient.of(site(sandbox).variablesPerCall(60).build()).withWriteLog(log);
    }

    private long packedCalls() {
        return calls(PackedApi.CALL);
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
    void aRecordTooLargeForAFormTravelsAsJson() {
        MoodleClient narrow = MoodleClient.of(site(sandbox).variablesPerCall(20).build());
        NewUser.Builder large = Samples.user("anne");
        for (int field = 0; field < 20; field++) {
            large.putCustomfields("field" + field, "x");
        }

        BulkResult<NewUser, Long> result =
                narrow.users().create(List.of(large.build(), Samples.user("bob").build()));

        assertThat(result.complete()).isTrue();
        assertThat(calls("tool_mobile_call_external_functions")).isEqualTo(1);
        assertThat(narrow.users().byField(UserField.USERNAME, List.of("anne", "bob")))
                .hasSize(2);
    }

    @Test
    void recordsTooManyForAFormTravelAsJsonInOneCall() {
        List<Long> ids = ids(narrow().users().create(Samples.users("anne", 40)));

        assertThat(ids).doesNotHaveDuplicates().hasSize(40).isSorted();
        assertThat(packedCalls()).isEqualTo(1);
        assertThat(calls(UserApi.CREATE)).isEqualTo(1);
        assertThat(log.intents).containsExactly(UserApi.CREATE);
        assertThat(log.results.get(0)).hasSize(40);
    }

    @Test
    void aBatchThatFitsAFormTravelsAsAForm() {
        assertThat(ids(narrow().users().create(Samples.users("anne", 8)))).hasSize(8);
        assertThat(packedCalls()).isZero();
    }

    @Test
    void aServiceWithoutPackedCallsGetsSmallForms() {
        restart(MoodleSandbox.builder().functions(Set.copyOf(CREATING)));

        assertThat(ids(narrow().users().create(Samples.users("anne", 40)))).hasSize(40);
        assertThat(calls(UserApi.CREATE)).isEqualTo(5);
    }

    @Test
    void aSiteThatDoesNotTellWhatItOffersGetsSmallForms() {
        sandbox.faults().on("core_webservice_get_site_info").always().then(Fault.status(500));

        assertThat(ids(narrow().users().create(Samples.users("anne", 40)))).hasSize(40);
        assertThat(packedCalls()).isZero();
    }

    @Test
    void aBadRecordOfAJsonCallLosesOnlyItselfAndTheLogHasEveryRequest() {
        List<NewUser> users = new ArrayList<>(Samples.users("anne", 40));
        users.set(7, Samples.user("bob").auth("nosuch").build());
        users.set(33, Samples.user("cy").password(Secret.of("x")).build());

        BulkResult<NewUser, Long> result = narrow().users().create(users);

        assertThat(result.written()).hasSize(38);
        assertThat(result.outcomes().get(33).reason().orElseThrow()).isInstanceOf(PasswordPolicyException.class);
        assertThat(packedCalls()).isGreaterThan(1);
        assertThat(log.intents).hasSize((int) calls(UserApi.CREATE)).containsOnly(UserApi.CREATE);
        assertThat(log.outcomes).startsWith(Outcome.REFUSED).contains(Outcome.APPLIED);
    }

    @Test
    void accountsOfAJsonCallWhoseAnswerWasLostAreFoundAndNotMadeAgain() {
        sandbox.faults().on(PackedApi.CALL).then(Fault.dropAfterCommit());

        assertThat(ids(narrow().users().create(Samples.users("anne", 40)))).doesNotHaveDuplicates();
        assertThat(calls(UserApi.CREATE)).isEqualTo(1);
        assertThat(log.outcomes).containsExactly(Outcome.IN_DOUBT);
    }

    @Test
    void aJsonCallWhoseBodyPhpDroppedIsRepeatedInHalves() {
        sandbox.faults().on(PackedApi.CALL).then(Fault.invalidToken());

        assertThat(ids(narrow().users().create(Samples.users("anne", 40)))).doesNotHaveDuplicates();
        assertThat(packedCalls()).isEqualTo(3);
    }

    @Test
    void enrolmentsTravelAsJsonWithTheirTimes() {
        long courseid = course();
        List<Long> people = create(30);
        Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        List<Enrolment> wanted = people.stream()
                .map(person -> Enrolment.builder()
                        .from(Samples.enrolment(courseid, person))
                        .timeend(end)
                        .suspended(person.equals(people.get(3)))
                        .build())
                .toList();

        assertThat(narrow().enrolments().enrol(wanted).complete()).isTrue();

        assertThat(packedCalls()).isEqualTo(1);
        assertThat(sandbox.state().participants(courseid))
                .hasSize(30)
                .allSatisfy(there -> assertThat(there.timeend()).isEqualTo(end.getEpochSecond()))
                .filteredOn(Participant::suspended)
                .extracting(Participant::userId)
                .containsExactly(people.get(3));
    }
}
