package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.state.Doubts;

/** Kills a host that makes accounts and courses, and enrols. */
final class EnrolKill implements KillMatrixTest.Work {
    static final String NAME = "enrol";

    private final Path hosts;
    private final Path prepared;
    private final Term term;
    private final long requests;
    private final int mails;

    /** Prepares a site with the records of the week before, and counts what the week after costs. */
    EnrolKill(Path hosts) throws IOException {
        this.hosts = hosts;
        this.prepared = hosts.resolve("prepared");
        this.term = Campus.prepare(prepared);
        var whole = hosts.resolve("whole");
        Campus.copy(prepared, whole);
        try (var campus = Campus.in(whole, true);
                var bridge = campus.bridge(term.after())) {
            campus.sandbox().calls().reset();
            campus.sandbox().state().clearMails();
            Campus.synchronise(bridge);
            requests = campus.sandbox().calls().requests().calls();
            mails = campus.sandbox().state().mails().size();
        }
    }

    static void work(Path folder, String url, String token, String... numbers) {
        var term = new Term(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        try (var bridge = Campus.bridge(folder, url, token, term.after(), Map.of())) {
            Campus.synchronise(bridge);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long points() {
        return requests;
    }

    @Override
    public String kill(String name, KillPoint point) throws Exception {
        var folder = hosts.resolve(name);
        Campus.copy(prepared, folder);
        try (var campus = Campus.in(folder, true)) {
            var sandbox = campus.sandbox();
            sandbox.state().clearMails();
            var trap = point.kill(
                    sandbox,
                    () -> KilledHost.start(
                            NAME,
                            folder,
                            sandbox.url().toString(),
                            sandbox.token(),
                            Long.toString(term.trades()),
                            Long.toString(term.template())));
            var first = oneMoreRun(campus);
            long before = sandbox.calls().requests().calls();
            trap.open();
            if (point.moment() == Moment.LATER) {
                KillPoint.awaitTrue(() -> sandbox.calls().requests().calls() > before);
            }
            first.ifPresent(left -> afterTheDoubt(campus, left));
            assertEqualAndQuiet(campus);
            return first.map(left -> "equal, once " + left + " was not in doubt any more")
                            .orElse("equal")
                    + mailed(sandbox.state().mails().size() - mails);
        }
    }

    /** The run after the kill. {@return the course date that it leaves out, if it has to} */
    private Optional<String> oneMoreRun(Campus campus) {
        try (var bridge = campus.bridge(term.after())) {
            var said = Campus.run(bridge);
            if (campus.contents().equals(Term.expected())) {
                assertThat(said.complete()).as("what the run says: %s", said).isTrue();
                return Optional.empty();
            }
            // A copy of a template that may still arrive is neither made again nor passed over in silence.
            assertThat(said.left()).as("what the run says").singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("copy-under-way");
                assertThat(campus.contents()).isEqualTo(without(finding.subject(), Term.expected()));
            });
            return Optional.of(said.left().get(0).subject());
        }
    }

    private static List<String> without(String subject, List<String> lines) {
        var course = subject.substring(subject.indexOf(':') + 1);
        var rest = new ArrayList<>(lines);
        rest.removeIf(line -> line.matches("(course|seat|group) " + course + " .*"));
        return rest;
    }

    /** What arrived late is found at once; what never did is made again after ten minutes. */
    private void afterTheDoubt(Campus campus, String left) {
        boolean arrived = !campus.contents().equals(without(left, Term.expected()));
        var clock = Clock.offset(Clock.systemUTC(), arrived ? Duration.ZERO : Doubts.LATE.plusMinutes(1));
        try (var bridge = campus.bridge(term.after(clock), clock)) {
            assertThat(Campus.run(bridge).complete()).isTrue();
        }
    }

    private void assertEqualAndQuiet(Campus campus) {
        assertThat(campus.contents()).isEqualTo(Term.expected());
        var clock = Clock.offset(Clock.systemUTC(), Doubts.LATE.plusMinutes(2));
        try (var bridge = campus.bridge(term.after(clock), clock)) {
            campus.sandbox().calls().reset();
            assertThat(Campus.run(bridge).complete()).isTrue();
            assertThat(campus.sandbox().calls().writes()).isZero();
        }
    }

    private static String mailed(int more) {
        return more == 0 ? "" : ", %d mails more".formatted(more);
    }
}
