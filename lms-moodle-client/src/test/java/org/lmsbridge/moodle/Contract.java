package org.lmsbridge.moodle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Outcome;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.CategoryRemoval;
import org.lmsbridge.moodle.model.CourseModule;
import org.lmsbridge.moodle.model.NewCategory;
import org.lmsbridge.moodle.model.NewGroup;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.Report;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Moodle and its client owe each other. Each area has a class below this one; all of them run against the
 * look-alike and against a real site, and take away what they made, also where a test fails.
 */
abstract class Contract {
    /** A number that no site has. */
    static final long NOBODY = 999_999_999;

    static final Instant SOON = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(30, ChronoUnit.DAYS);

    private static final Logger LOG = LoggerFactory.getLogger(Contract.class);

    private final Deque<Runnable> chores = new ArrayDeque<>();
    private final String run = "lb" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    private MoodleClient client;

    abstract MoodleSite site();

    /** Somebody whose password is known. */
    record SignIn(String username, Secret password, String service) {}

    /** {@return who may sign in for a token, where that is known} */
    abstract Optional<SignIn> signIn();

    /** {@return an activity of a course, which a real site makes by itself where a course has news} */
    Optional<Long> activity(long courseid) {
        return client.courses().contents(courseid).stream()
                .flatMap(section -> section.modules().stream())
                .map(CourseModule::id)
                .findFirst();
    }

    /** {@return an activity whose completion is not marked by hand} */
    Optional<Long> activityNotMarkedByHand(long courseid) {
        return activity(courseid);
    }

    /** {@return an activity whose completion learners mark by hand, which no web service can make} */
    Optional<Long> activityMarkedByHand(long courseid) {
        return Optional.empty();
    }

    /** {@return whether learners can now complete a course themselves, which no web service can arrange} */
    boolean letLearnersComplete(long courseid) {
        return false;
    }

    /** {@return a custom report with rows, which no web service can make} */
    Optional<Long> report() {
        return client.reports().all().stream().map(Report::id).findFirst();
    }

    @BeforeEach
    void connect(TestInfo test) {
        Reached reached = Reached.at(site());
        reached.started(test);
        client = MoodleClient.builder(site()).listener(reached).build();
    }

    @AfterEach
    void cleanUp() {
        while (!chores.isEmpty()) {
            try {
                chores.pop().run();
            } catch (MoodleException e) {
                LOG.warn("left behind on the site: {}", e.getMessage());
            }
        }
    }

    MoodleClient client() {
        return client;
    }

    /** {@return letters and digits that no other run has} */
    String run() {
        return run;
    }

    void needs(String function) {
        assumeTrue(client.site().info().offers(function), function + " is not offered here");
    }

    void keepUser(long id) {
        chores.push(() -> client.users().delete(List.of(id)));
    }

    void keepCourse(long id) {
        chores.push(() -> client.courses().delete(List.of(id)));
    }

    void keepCohort(long id) {
        chores.push(() -> client.cohorts().delete(List.of(id)));
    }

    void keepCategory(long id) {
        chores.push(() -> client.categories()
                .delete(List.of(CategoryRemoval.builder().id(id).recursive(true).build())));
    }

    Long user(String name) {
        long id = only(client.users().create(List.of(Samples.user(run + name).build())));
        keepUser(id);
        return id;
    }

    Long course(String name) {
        long id =
                only(client.courses().create(List.of(Samples.course(run + name).build())));
        keepCourse(id);
        return id;
    }

    /** A course and somebody who learns in it. */
    long learner(long courseid, String name) {
        long person = user(name);
        only(client.enrolments().enrol(List.of(Samples.enrolment(courseid, person))));
        return person;
    }

    Long category(String name) {
        long id = only(client.categories()
                .create(List.of(NewCategory.builder()
                        .name(run + name)
                        .idnumber("id-" + run + name)
                        .build())));
        keepCategory(id);
        return id;
    }

    Long group(long courseid, String name) {
        return only(client.groups()
                .create(List.of(
                        NewGroup.builder().courseid(courseid).name(run + name).build())));
    }

    List<Long> people(long courseid, ParticipantsQuery query) {
        return client.enrolments()
                .participants(courseid, query)
                .map(Participant::id)
                .toList();
    }

    static <R> R only(BulkResult<?, R> result) {
        Outcome<?, R> outcome = result.outcomes().get(0);
        return outcome.value().orElseThrow(() -> outcome.reason().orElseThrow());
    }

    static MoodleException reason(BulkResult<?, ?> result, int record) {
        return result.outcomes().get(record).reason().orElseThrow();
    }
}
