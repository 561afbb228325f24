package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.completion.callback.WebHook;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.core.schedule.TaskResult;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;

/** Kills a host that looks for completions and delivers call-backs through a web-hook. */
final class CompletionKill implements KillMatrixTest.Work {
    static final String NAME = "completion";
    static final Secret SHARED = Secret.of("shared-by-both-sides");

    /** A dead host's lease has run out by then. */
    private static final Duration LEASE_OVER = Duration.ofMinutes(2);

    private final Path hosts;
    private final Path prepared;
    private final Term term;
    private final long requests;

    /** Prepares a site in which every student has completed, and counts what telling it costs. */
    CompletionKill(Path hosts) throws IOException {
        this.hosts = hosts;
        this.prepared = hosts.resolve("prepared");
        this.term = Campus.prepare(prepared);
        try (var campus = Campus.in(prepared, true)) {
            term.completed().forEach((course, people) -> complete(campus, course, people));
        }
        var whole = hosts.resolve("whole");
        Campus.copy(prepared, whole);
        try (var campus = Campus.in(whole, true);
                var receiver = new StepReceiver()) {
            campus.sandbox().calls().reset();
            work(whole, campus.sandbox().url().toString(), campus.sandbox().token(), arguments(receiver));
            requests = campus.sandbox().calls().requests().calls();
            assertThat(receiver.taken()).isEqualTo(term.completedRegistrations());
            assertThat(receiver.repeated()).isZero();
        }
    }

    private static void complete(Campus campus, String idnumber, List<String> people) {
        var state = campus.sandbox().state();
        long course = state.courses().stream()
                .filter(one -> one.idnumber().equals(idnumber))
                .findFirst()
                .orElseThrow()
                .id();
        for (var person : people) {
            long user = state.users().stream()
                    .filter(one -> one.username().equals(person))
                    .findFirst()
                    .orElseThrow()
                    .id();
            state.learning().setCourseCompletion(course, user);
            state.learning().visit(course, user);
        }
    }

    private String[] arguments(StepReceiver receiver) {
        return new String[] {receiver.address().toString(), Long.toString(term.trades()), Long.toString(term.template())
        };
    }

    static void work(Path folder, String url, String token, String... more) {
        var term = new Term(Long.parseLong(more[1]), Long.parseLong(more[2]));
        try (var bridge = bridge(folder, url, token, term, URI.create(more[0]), Clock.systemUTC())) {
            deliver(bridge);
        }
    }

    private static LmsBridge bridge(Path folder, String url, String token, Term term, URI receiver, Clock clock) {
        return LmsBridge.builder()
                .records(term.before())
                .provide(WebHook.unencrypted(receiver, SHARED, clock))
                .provide(MoodleClient.of(Campus.site(url, token)))
                .plugins(new CompletionPlugin())
                .settings(SettingsSource.of(Map.of("local_records.step", "Certificate")))
                .clock(clock)
                .state(StateStore.embedded(folder.resolve("state"), clock))
                .build();
    }

    private static void deliver(LmsBridge bridge) {
        for (var task : List.of("local_records.look", "local_records.process-steps")) {
            assertThat(bridge.run(task)).as(task).isEqualTo(TaskResult.DONE);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long points() {
        return requests + term.completedRegistrations().size();
    }

    @Override
    public String kill(String name, KillPoint point) throws Exception {
        var folder = hosts.resolve(name);
        Campus.copy(prepared, folder);
        try (var campus = Campus.in(folder, true);
                var receiver = new StepReceiver()) {
            var sandbox = campus.sandbox();
            KillPoint.Host host = () ->
                    KilledHost.start(NAME, folder, sandbox.url().toString(), sandbox.token(), arguments(receiver));
            var trap = point.request() <= requests
                    ? point.kill(sandbox, host)
                    : killAtStep(point.minus(requests), receiver, host);
            var counts = oneMoreRun(campus, receiver, folder, LEASE_OVER);
            trap.open();
            var late = oneMoreRun(campus, receiver, folder, LEASE_OVER.multipliedBy(2));
            assertThat(late).isEqualTo(counts).isEqualTo(Map.of(DeliveryState.DELIVERED, (long)
                    term.completedRegistrations().size()));
            assertThat(receiver.taken()).isEqualTo(term.completedRegistrations());
            assertThat(receiver.wronglyRepeated()).isEmpty();
            assertThat(receiver.repeated()).isLessThanOrEqualTo(1);
            return "each acknowledged" + (receiver.repeated() == 0 ? "" : ", one repeated with its key");
        }
    }

    private static Trap killAtStep(KillPoint step, StepReceiver receiver, KillPoint.Host host)
            throws IOException, InterruptedException {
        var trap = new Trap(step.moment() == Moment.LOST);
        if (step.moment() != Moment.SOON) {
            receiver.set(trap, step.request(), step.moment() == Moment.UNANSWERED);
        }
        step.kill(host, trap, () -> receiver.answered() >= step.request());
        return trap;
    }

    private Map<DeliveryState, Long> oneMoreRun(Campus campus, StepReceiver receiver, Path folder, Duration later) {
        var sandbox = campus.sandbox();
        var clock = Clock.offset(Clock.systemUTC(), later);
        try (var bridge = bridge(folder, sandbox.url().toString(), sandbox.token(), term, receiver.address(), clock)) {
            deliver(bridge);
            var counts = new HashMap<>(
                    bridge.plugin(CompletionPlugin.class).callBacks().counts());
            counts.values().removeIf(count -> count == 0);
            return counts;
        }
    }
}
