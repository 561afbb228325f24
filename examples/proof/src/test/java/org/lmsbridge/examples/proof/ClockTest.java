package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.sandbox.Fault;

/** Clocks that are set while a host works. */
class ClockTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    /**
     * Nobody is taken out on the word of records that, by their clock, were read before the enrolment was written; that
     * waits for the next run, and is said.
     */
    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "-1, true", "-1, false"})
    void aClockThatIsSetDuringARunDoesNoHarm(int hours, boolean clockOfTheRecordsToo) {
        var term = Campus.prepare(folder);
        try (var campus = Campus.in(folder, true)) {
            campus.sandbox().calls().reset();
            var clock = jumping(campus, 40, HOUR.multipliedBy(hours));
            try (var bridge = campus.bridge(clockOfTheRecordsToo ? term.after(clock) : term.after(), clock)) {
                var said = Campus.run(bridge);
                if (campus.contents().equals(Term.expected())) {
                    assertThat(said.complete()).as("%s", said).isTrue();
                } else {
                    assertThat(said.complete()).isFalse();
                    assertThat(said.left()).extracting(Finding::code).containsOnly("removal-not-proven");
                }
            }
            var later = Clock.offset(Clock.systemUTC(), HOUR.plusMinutes(1));
            for (var settled : new boolean[] {false, true}) {
                campus.sandbox().calls().reset();
                try (var bridge = campus.bridge(term.after(later), later)) {
                    assertThat(Campus.run(bridge).complete()).isTrue();
                }
                assertThat(campus.contents()).isEqualTo(Term.expected());
                if (settled) {
                    assertThat(campus.sandbox().calls().writes()).isZero();
                }
            }
        }
    }

    /** Ten minutes of doubt are over at once where the clock goes forward; the site still makes one course. */
    @Test
    void aCopyThatIsLateAfterTheClockWentForwardIsNotThereTwice() {
        var term = Campus.prepare(folder);
        var trap = new Trap(false);
        try (var campus = Campus.in(folder, true)) {
            campus.sandbox().faults().on("core_course_duplicate_course").then(Fault.hold(trap));
            try (var bridge = campus.bridge(term.after())) {
                Campus.run(bridge);
            }
            var forward = Clock.offset(Clock.systemUTC(), HOUR);
            try (var bridge = campus.bridge(term.after(forward), forward)) {
                assertThat(Campus.run(bridge).complete()).isTrue();
            }
            assertThat(campus.contents()).isEqualTo(Term.expected());
            long before = campus.sandbox().calls().requests().calls();
            trap.open();
            KillPoint.awaitTrue(() -> campus.sandbox().calls().requests().calls() > before);
            assertThat(campus.contents()).isEqualTo(Term.expected());
            campus.sandbox().calls().reset();
            try (var bridge = campus.bridge(term.after(forward), forward)) {
                assertThat(Campus.run(bridge).complete()).isTrue();
            }
            assertThat(campus.sandbox().calls().writes()).isZero();
        }
    }

    /** A clock that is right until the site has had some requests, and is set then. */
    private static Clock jumping(Campus campus, long requests, Duration jump) {
        InstantSource source = () -> campus.sandbox().calls().requests().calls() < requests
                ? Instant.now()
                : Instant.now().plus(jump);
        return source.withZone(ZoneOffset.UTC);
    }
}
