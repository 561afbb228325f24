package org.lmsbridge.enrol.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.roster.RosterChange;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleSite;

/**
 * Imports in a process of its own with a small heap, while the sandbox has this one. Larger figures by system property,
 * which surefire passes on: {@code -Droster.courses=200 -Droster.people=250 -Droster.heap=128m}.
 */
class RosterMemoryTest {
    private static final int COURSES = Integer.getInteger("roster.courses", 20);
    private static final int PEOPLE = Integer.getInteger("roster.people", 50);
    private static final String HEAP = System.getProperty("roster.heap", "64m");

    @TempDir
    Path state;

    /** What the small process does. */
    static final class Import {
        private Import() {}

        public static void main(String[] arguments) {
            var site = MoodleSite.of(arguments[0], arguments[1]);
            try (var store = StateStore.embedded(Path.of(arguments[2]))) {
                var count = new Count();
                var roster = new RosterImport(
                        site,
                        count,
                        store.site("faculty"),
                        Faculty.students().engagement(true).grades(true).build(),
                        Clock.systemUTC());
                var report = roster.run();
                if (!report.complete() || count.changes != Long.parseLong(arguments[3])) {
                    throw new IllegalStateException(count.changes + " changes; " + report.asText());
                }
            }
            System.err.println("heap in use at most: " + peakOfHeap() / 1024 / 1024 + " MiB");
        }

        /** Garbage included, so that it comes close to the limit wherever there is much to do. */
        private static long peakOfHeap() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
        }
    }

    private static final class Count implements RosterSink {
        private long changes;

        @Override
        public void accept(List<RosterChange> batch) {
            changes += batch.size();
        }
    }

    @Test
    void anImportNeedsLittleMemory() throws IOException, InterruptedException {
        try (var faculty = new Faculty(state.resolve("unused"))) {
            for (int c = 0; c < COURSES; c++) {
                long course = faculty.course("C" + c + ".2027S1");
                for (int p = 0; p < PEOPLE; p++) {
                    faculty.sandbox.state().enrol(course, faculty.person("p" + p), 5);
                }
            }
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP,
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Import.class.getName(),
                            faculty.sandbox.url().toString(),
                            faculty.sandbox.token(),
                            state.resolve("small").toString(),
                            String.valueOf(COURSES * (PEOPLE + 2)))
                    .inheritIO()
                    .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }
}
