package org.lmsbridge.core.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.report.Finding;

class FindingFoldTest {
    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");

    private final FindingFold fold = new FindingFold();

    private static Finding unmapped(String subject) {
        return Finding.warning("category-not-mapped", subject, "has no Moodle category", "Fill in field 12.");
    }

    @Test
    void findingsOfOneCodeShareTheirRemedy() {
        fold.add(unmapped("category:1"), NOW);
        fold.add(Finding.error("no-email", "contact:4", "has no email", "Add one."), NOW);
        fold.add(unmapped("category:2"), NOW);
        assertThat(fold.take()).contains("""
                        category-not-mapped (2)
                          What to do: Fill in field 12.
                          - category:1: has no Moodle category
                          - category:2: has no Moodle category

                        no-email (1)
                          What to do: Add one.
                          - contact:4: has no email

                        """);
        assertThat(fold.take()).isEmpty();
    }

    @Test
    void moreOfOneCodeThanPeopleReadAreCounted() {
        IntStream.range(0, 50_000).forEach(i -> fold.add(unmapped("category:" + i), NOW));
        var text = fold.take().orElseThrow();
        assertThat(text).startsWith("category-not-mapped (50000)\n").contains("  and 49980 more\n");
        assertThat(text.lines().filter(line -> line.startsWith("  - "))).hasSize(FindingFold.EXAMPLES);
    }

    @Test
    void whatWasToldTodayMakesNoMessageOfItsOwn() {
        fold.add(unmapped("category:1"), NOW);
        fold.take();
        fold.add(unmapped("category:1"), NOW.plus(Duration.ofHours(23)));
        assertThat(fold.waiting()).isZero();
        assertThat(fold.take()).isEmpty();
    }

    @Test
    void whatWasToldTodayIsCountedBesideWhatIsNew() {
        fold.add(unmapped("category:1"), NOW);
        fold.take();
        fold.add(unmapped("category:1"), NOW.plusSeconds(60));
        fold.add(unmapped("category:2"), NOW.plusSeconds(60));
        assertThat(fold.take().orElseThrow())
                .startsWith("category-not-mapped (1)")
                .contains("category:2")
                .doesNotContain("category:1")
                .endsWith("1 more were told within the last 24 hours.\n");
    }

    @Test
    void whatIsStillSoTheNextDayIsToldAgain() {
        fold.add(unmapped("category:1"), NOW);
        fold.take();
        fold.add(unmapped("category:1"), NOW.plus(Duration.ofHours(24)));
        assertThat(fold.take().orElseThrow()).contains("category:1");
    }
}
