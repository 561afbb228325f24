package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.plan.Segment;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.schedule.TaskResult;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.core.state.internal.Postgres;

/** Two whole hosts that share one PostgreSQL and know nothing of each other. */
class TwoBridgesTest {
    private static final int COURSES = 8;

    /** Two courses fill a batch. */
    private static final int ENROLMENTS = 400;

    private final Postgres postgres = new Postgres();

    @BeforeEach
    void makeTables() {
        StateStore.applySchema(postgres.connections());
    }

    @AfterEach
    void dropTables() {
        postgres.close();
    }

    @Test
    void anIdleHostJoinsARunOfAnotherByItself() {
        var idle = new SharingPlugin();
        var busy = new SharingPlugin();
        // The second batch is the first of enrolments: it ends once the other host has written something.
        busy.afterBatch = batch -> {
            if (batch == 2) {
                await(idle.wrote);
            }
        };
        try (var first = WholeHost.bridge(postgres.connections(), Clock.systemUTC(), busy);
                var second = WholeHost.bridge(postgres.connections(), Clock.systemUTC(), idle)) {
            second.start();
            first.start();
            assertThat(first.run("enrol_sharing.sync")).isEqualTo(TaskResult.DONE);
        }
        assertThat(idle.written).isNotEmpty();
        var all = new ArrayList<>(busy.written);
        all.addAll(idle.written);
        assertThat(all).hasSize(1 + COURSES * ENROLMENTS).doesNotHaveDuplicates();
        assertThat(courses(idle.written)).doesNotContainAnyElementsOf(courses(busy.written));
        var site = StateStore.postgres(postgres.connections()).site(WholeHost.SITE);
        assertThat(site.plans().list(Optional.empty(), 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.status()).isEqualTo(PlanStatus.APPLIED));
        assertThat(site.runs().list(Optional.empty(), 10))
                .hasSize(2)
                .extracting(RunReport::appliedTotal)
                .containsExactlyInAnyOrder((long) busy.written.size(), (long) idle.written.size());
    }

    private static List<String> courses(List<String> subjects) {
        return subjects.stream()
                .filter(subject -> subject.contains("/"))
                .map(subject -> subject.substring(0, subject.indexOf('/')))
                .distinct()
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS))
                    .as("another host joined")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKilledHostsWorkIsTakenOverByAnotherWithinTwoMinutes() throws Exception {
        var clock = new ForwardClock();
        var done = new LinkedBlockingQueue<String>();
        var host = new WholeHost(done::add);
        try (var bridge = WholeHost.bridge(postgres.connections(), clock, host)) {
            bridge.changed(new ContactId("1"));
            host.outbox().store("registration:1", "certificate", Optional.of(new ContactId("1")), "{}");
            var killed = WholeHost.stuck(postgres.url());
            try (var says =
                    new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(says.readLine()).isEqualTo(WholeHost.STUCK);
            } finally {
                killed.destroyForcibly().onExit().join();
            }
            var at = clock.instant();
            assertThat(bridge.run("enrol_whole.sync"))
                    .as("as long as nobody knows that the host is dead")
                    .isEqualTo(TaskResult.BUSY);
            bridge.start();
            clock.forward(Duration.ofSeconds(60));
            assertThat(taken(done, Set.of("sync", "contact:1", "registration:1 again")))
                    .containsExactlyInAnyOrder("sync", "contact:1", "registration:1 again");
            assertThat(Duration.between(at, clock.instant())).isLessThan(Duration.ofMinutes(2));
        }
    }

    @Test
    void aClosedHostsWorkIsTakenOverAtOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var first = new WholeHost(what -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("the host is closed", e);
            }
        });
        var done = new LinkedBlockingQueue<String>();
        try (var bridge = WholeHost.bridge(postgres.connections(), Clock.systemUTC(), new WholeHost(done::add))) {
            try (var closed = WholeHost.bridge(postgres.connections(), Clock.systemUTC(), first)) {
                closed.changed(new ContactId("1"));
                closed.start();
                await(begun);
                bridge.start();
            }
            var at = Instant.now();
            assertThat(taken(done, Set.of("sync", "contact:1"))).containsExactlyInAnyOrder("sync", "contact:1");
            assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** Waits for all that is expected: {@return the different things that were done by then} */
    private static List<String> taken(BlockingQueue<String> done, Set<String> expected) throws InterruptedException {
        var taken = new ArrayList<String>();
        while (!taken.containsAll(expected)) {
            var next = done.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                return taken;
            }
            if (!taken.contains(next)) {
                taken.add(next);
            }
        }
        return taken;
    }

    /** The system's clock, put forward. */
    private static final class ForwardClock extends Clock {
        private final Clock system = Clock.systemUTC();
        private volatile Duration ahead = Duration.ZERO;

        void forward(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return system.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return system.instant().plus(ahead);
        }
    }

    /** Applies a plan of its own when it is told to, and otherwise joins in where somebody applies one. */
    private static final class SharingPlugin implements Plugin, ChangeHandler {
        final List<String> written = new CopyOnWriteArrayList<>();
        final CountDownLatch wrote = new CountDownLatch(1);
        IntConsumer afterBatch = batch -> {};

        private final AtomicBoolean applying = new AtomicBoolean();
        private PluginContext context;
        private int batches;

        @Override
        public PluginType type() {
            return PluginType.ENROL;
        }

        @Override
        public String component() {
            return "enrol_sharing";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext given) {
            context = given;
            context.handle(this);
            var schedule = context.schedule(WholeHost.SITE);
            schedule.recurring("sync", Timetable.never(), this::sync);
            schedule.everywhere("join", Duration.ofMillis(200), this::join);
        }

        private void sync() {
            applying.set(true);
            var site = context.state().site(WholeHost.SITE);
            try (var writer = site.plans().create()) {
                writer.add(new Segment(
                        Segment.Phase.COURSES, "Courses", List.of(change(ChangeKind.COURSE_CREATE, "course-date:0"))));
                IntStream.range(0, COURSES)
                        .forEach(course -> writer.add(new Segment(
                                Segment.Phase.ENROLMENTS,
                                "Course " + course,
                                IntStream.range(0, ENROLMENTS)
                                        .mapToObj(contact -> change(
                                                ChangeKind.ROLE_ASSIGN,
                                                "course-date:" + course + "/contact:" + contact))
                                        .toList())));
                context.applier().apply(writer.finish(), site, Progress.none());
            }
        }

        private void join() {
            var site = context.state().site(WholeHost.SITE);
            site.plans().list(Optional.empty(), 10).stream()
                    .filter(entry -> entry.status() == PlanStatus.APPLYING && !applying.get())
                    .flatMap(entry -> site.plans().find(entry.header().id()).stream())
                    .forEach(plan -> context.applier().join(plan, site, Progress.none()));
        }

        private static Change change(ChangeKind kind, String subject) {
            return new Change(kind, subject, new TreeMap<>(), new TreeMap<>(), List.of());
        }

        @Override
        public Set<ChangeKind> kinds() {
            return Set.of(ChangeKind.COURSE_CREATE, ChangeKind.ROLE_ASSIGN);
        }

        @Override
        public void recover() {}

        @Override
        public List<ChangeOutcome> apply(String runId, List<Change> changes) {
            changes.forEach(change -> written.add(change.subject()));
            wrote.countDown();
            afterBatch.accept(++batches);
            return changes.stream().map(ChangeOutcome::applied).toList();
        }
    }
}
