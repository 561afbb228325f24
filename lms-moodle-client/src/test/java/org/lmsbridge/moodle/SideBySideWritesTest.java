package org.lmsbridge.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.moodle.api.PackedApi;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.UserField;

/** Calls of one bulk that are under way at once. */
class SideBySideWritesTest extends BulkWrites {
    /** Lets the first calls leave together, as soon as as many are there as are waited for. */
    private static class Gauge implements WriteLog {
        private final CountDownLatch meeting;
        private final AtomicInteger open = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger intents = new AtomicInteger();

        Gauge(int awaited) {
            meeting = new CountDownLatch(awaited);
        }

        @Override
        public String intend(String function, List<String> subjects) {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            meeting.countDown();
            try {
                assertThat(meeting.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return String.valueOf(intents.incrementAndGet());
        }

        @Override
        public void settle(String ticket, Outcome outcome, Map<String, String> results) {
            open.decrementAndGet();
        }
    }

    private MoodleClient small(WriteLog log) {
        return MoodleClient.of(site(sandbox).recordsPerCall(5).callsAtOnce(2).build())
                .withWriteLog(log);
    }

    @Test
    void twoCallsAreUnderWayAtOnceAndEachRecordGetsItsOwnNumber() {
        var gauge = new Gauge(2);

        var result = small(gauge).users().create(Samples.users("anne", 23));

        assertThat(gauge.most).hasValue(2);
        assertThat(gauge.intents).hasValue(5);
        assertThat(result.complete()).isTrue();
        for (var outcome : result.outcomes()) {
            var user = sandbox.state().user(outcome.record().username()).orElseThrow();
            assertThat(outcome.value()).contains(user.id());
        }
    }

    @Test
    void oneAtATimeIsASetting() {
        var gauge = new Gauge(1);

        small(gauge).oneCallAtATime().users().create(Samples.users("anne", 23));

        assertThat(gauge.most).hasValue(1);
        assertThat(gauge.intents).hasValue(5);
    }

    @Test
    void aLookUpAsksForMoreThanAWriteMayWriteInCallsOfOneLength() {
        var usernames =
                Samples.users("anne", 52).stream().map(NewUser::username).toList();

        small(new Gauge(1)).users().byField(UserField.USERNAME, usernames.subList(0, 23));
        assertThat(calls(UserApi.BY_FIELD)).isEqualTo(2);
        small(new Gauge(1)).users().byField(UserField.USERNAME, usernames);

        assertThat(calls(UserApi.BY_FIELD)).isEqualTo(2 + 3);
    }

    @Test
    void theParticipantsOfManyCoursesAreReadInTwoCallsSideBySide() {
        var courses = ids(client.courses()
                .create(IntStream.range(0, 12)
                        .mapToObj(number -> Samples.course("C" + number).build())
                        .toList()));
        var users = create(3);
        client.enrolments()
                .enrol(courses.stream()
                        .flatMap(course -> users.stream()
                                .map(user -> Enrolment.builder()
                                        .courseid(course)
                                        .userid(user)
                                        .roleid(5)
                                        .build()))
                        .toList());
        var query = ParticipantsQuery.builder().pageSize(2).build();
        sandbox.calls().reset();

        var there = small(new Gauge(1)).enrolments().participants(courses, query);

        assertThat(there).containsOnlyKeys(courses);
        assertThat(there.values())
                .allSatisfy(answer ->
                        assertThat(answer.people()).extracting(Participant::id).containsExactlyElementsOf(users));
        // Two pages of each travel together; the second is not empty, and so two more are asked for.
        assertThat(calls(PackedApi.CALL)).isEqualTo(4);
    }

    @Test
    void aLookUpOfManyValuesFindsAllOfThemHoweverManyCallsAreUnderWay() {
        var usernames =
                Samples.users("anne", 23).stream().map(NewUser::username).toList();
        create(23);

        assertThat(small(new Gauge(1)).users().byField(UserField.USERNAME, usernames))
                .extracting(user -> user.username().orElseThrow())
                .containsExactlyElementsOf(usernames);
        assertThat(small(new Gauge(1)).oneCallAtATime().users().byField(UserField.USERNAME, usernames))
                .extracting(user -> user.username().orElseThrow())
                .containsExactlyElementsOf(usernames);
    }

    @Test
    void coursesAreMadeOneCallAfterTheOther() {
        var gauge = new Gauge(1);

        small(gauge)
                .courses()
                .create(IntStream.range(0, 12)
                        .mapToObj(number -> Samples.course("C" + number).build())
                        .toList());

        assertThat(gauge.most).hasValue(1);
        assertThat(gauge.intents).hasValue(3);
    }

    @Test
    void whatIsWrittenTwiceIsWrittenInItsOrder() {
        long course = course();
        var enrolments =
                create(6).stream().map(user -> Samples.enrolment(course, user)).toList();
        var first = enrolments.get(0);
        var again = Enrolment.builder().from(first).roleid(3).suspended(true).build();
        var gauge = new Gauge(1);
        var all = new ArrayList<>(enrolments);
        all.add(again);

        small(gauge).enrolments().enrol(all);

        assertThat(gauge.most).hasValue(1);
        assertThat(sandbox.state().participants(course))
                .filteredOn(one -> one.userId() == first.userid())
                .singleElement()
                .matches(one -> one.suspended());
    }

    @Test
    void aLogThatCannotBeWrittenStopsAllOfThem() {
        var asked = new AtomicInteger();
        var full = new WriteLog() {
            @Override
            public String intend(String function, List<String> subjects) {
                asked.incrementAndGet();
                throw new IllegalStateException("disk full");
            }

            @Override
            public void settle(String ticket, Outcome outcome, Map<String, String> results) {
                throw new AssertionError("nothing was sent");
            }
        };

        assertThatThrownBy(() -> small(full).users().create(Samples.users("anne", 50)))
                .hasMessage("disk full");
        assertThat(asked.get()).isBetween(1, 2);
        assertThat(sandbox.calls().writes()).isZero();
    }

    @Test
    void anInterruptedCallerKnowsOfEveryRecord() {
        var caller = Thread.currentThread();
        var gauge = new Gauge(2) {
            @Override
            public void settle(String ticket, Outcome outcome, Map<String, String> results) {
                caller.interrupt();
                super.settle(ticket, outcome, results);
            }
        };

        var result = small(gauge).users().create(Samples.users("anne", 50));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.outcomes()).hasSize(50);
        assertThat(result.written())
                .allMatch(outcome ->
                        sandbox.state().user(outcome.record().username()).isPresent());
        assertThat(result.written().size()).isLessThan(50);
    }
}
