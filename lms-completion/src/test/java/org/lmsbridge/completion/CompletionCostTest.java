package org.lmsbridge.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs to find completions among 10,000 learners in 100 courses. */
class CompletionCostTest {
    private static final int COURSES = 100;
    private static final int PER_COURSE = 100;
    private static final int ACTIVE = 250;

    @TempDir
    Path state;

    @Test
    void callsGrowWithTheActiveAndNotWithThePending() {
        try (var school = new School(state, Map.of())) {
            for (int c = 0; c < COURSES; c++) {
                int course = c;
                school.register(
                        "D" + c,
                        IntStream.range(0, PER_COURSE)
                                .mapToObj(i -> "u" + course + "x" + i)
                                .toArray(String[]::new));
            }
            for (int i = 0; i < ACTIVE; i++) {
                school.visit("D" + i % COURSES, "u" + i % COURSES + "x" + i / COURSES);
            }
            school.plugin().look();
            school.sandbox.calls().reset();

            var sweep = school.plugin().sweep();

            assertThat(sweep.learners()).isEqualTo(COURSES * PER_COURSE);
            assertThat(requests(school)).as("a full sweep without hits").isEqualTo(100);

            school.sandbox.calls().reset();
            var look = school.plugin().look();

            assertThat(look.learners()).isEqualTo(ACTIVE);
            assertThat(requests(school))
                    .as("one pack of participants pages, three packs of active learners")
                    .isEqualTo(4);
            assertThat(school.sandbox
                            .calls()
                            .of("core_enrol_get_enrolled_users")
                            .calls())
                    .isEqualTo(COURSES);

            for (int i = 0; i < ACTIVE; i++) {
                school.complete("D" + i % COURSES, "u" + i % COURSES + "x" + i / COURSES);
            }
            school.sandbox.calls().reset();
            assertThat(school.plugin().sweep().completions()).isEqualTo(ACTIVE);
            assertThat(requests(school))
                    .as("a full sweep plus one per hundred hits")
                    .isEqualTo(103);
        }
    }

    private static long requests(School school) {
        return school.sandbox.calls().requests().calls();
    }
}
