package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.state.Doubts;

/**
 * What has to be true after a run that went wrong: after one more run the site equals the records. The one exception is
 * a copy of a template of which the site shows nothing, but which it may still make: the run has to say so and to leave
 * everything else equal, and the copy has to be found once it arrives, or made again after ten minutes.
 *
 * @param campus the site, and the state
 * @param term the records
 */
record Aftermath(Campus campus, Term term) {
    /**
     * Looks at what becomes of it.
     *
     * @param trap what may hold a request
     * @param late whether that request is worked on once the next run has ended
     * @return what became of it, in a few words
     */
    String of(Trap trap, boolean late) {
        var left = oneMoreRun();
        if (late) {
            long before = campus.sandbox().calls().requests().calls();
            trap.open();
            KillPoint.awaitTrue(() -> campus.sandbox().calls().requests().calls() > before);
        }
        left.ifPresent(this::afterTheDoubt);
        assertEqualAndQuiet();
        return left.map(copy -> "equal, once " + copy + " was not in doubt any more")
                .orElse("equal");
    }

    /** {@return the course date that the run leaves out, if it has to} */
    private Optional<String> oneMoreRun() {
        try (var bridge = campus.bridge(term.after())) {
            var said = Campus.run(bridge);
            if (campus.contents().equals(Term.expected())) {
                assertThat(said.complete()).as("what the run says: %s", said).isTrue();
                return Optional.empty();
            }
            if (said.left().isEmpty()) {
                assertThat(campus.contents()).isEqualTo(Term.expected());
            }
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

    private void afterTheDoubt(String left) {
        boolean arrived = !campus.contents().equals(without(left, Term.expected()));
        var clock = Clock.offset(Clock.systemUTC(), arrived ? Duration.ZERO : Doubts.LATE.plusMinutes(1));
        try (var bridge = campus.bridge(term.after(clock), clock)) {
            assertThat(Campus.run(bridge).complete()).isTrue();
        }
    }

    private void assertEqualAndQuiet() {
        assertThat(campus.contents()).isEqualTo(Term.expected());
        var clock = Clock.offset(Clock.systemUTC(), Doubts.LATE.plusMinutes(2));
        try (var bridge = campus.bridge(term.after(clock), clock)) {
            campus.sandbox().calls().reset();
            assertThat(Campus.run(bridge).complete()).isTrue();
            assertThat(campus.sandbox().calls().writes())
                    .as("writes of a further run")
                    .isZero();
        }
    }
}
