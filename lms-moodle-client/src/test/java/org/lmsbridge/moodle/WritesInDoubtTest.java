package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lmsbridge.moodle.WriteLog.Outcome;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.ConflictException;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.sandbox.Fault;

/** What may or may not have been written is asked for, and nothing is written twice. */
class WritesInDoubtTest extends BulkWrites {
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

        assertThat(result.outcomes().get(0).reason().orElseThrow()).isInstanceOf(ConflictException.class);
    }
}
