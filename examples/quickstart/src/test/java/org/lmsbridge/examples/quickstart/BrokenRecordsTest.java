package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.sandbox.MoodleSandbox;

/** Of records in which much is broken, the broken rows are named, and everything else reaches the site. */
class BrokenRecordsTest {
    private static final Path BROKEN = Path.of("records-broken");

    /** The lines that are broken by themselves; what refers to them comes on top. */
    private static final Map<String, List<Integer>> BROKEN_LINES = Map.of(
            "course_categories", List.of(4, 6, 7, 8),
            "course_masters", List.of(5, 6, 7, 8),
            "course_dates", List.of(4, 5, 6, 7, 9, 10, 11),
            "contacts", List.of(6, 11, 16, 20, 24, 29, 33, 38, 47));

    private static final Pattern NAMED = Pattern.compile("^ +(\\w+)\\.csv:(\\d+):\\w+: .+; .+", Pattern.MULTILINE);

    @TempDir
    private Path temporary;

    private MoodleSandbox sandbox;
    private Program.Result result;
    private Map<String, List<Integer>> named;

    @BeforeEach
    void run() {
        sandbox = MoodleSandbox.start();
        result = Site.of(sandbox, temporary.resolve("state")).quickstart(BROKEN);
        named = new TreeMap<>();
        NAMED.matcher(result.out())
                .results()
                .forEach(match -> named.computeIfAbsent(match.group(1), file -> new ArrayList<>())
                        .add(Integer.valueOf(match.group(2))));
    }

    @AfterEach
    void stopSite() {
        sandbox.close();
    }

    @Test
    void theExitStatusSaysThatRecordsWereLeftOut() {
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void everyBrokenRowIsNamedWithFileLineAndColumn() {
        BROKEN_LINES.forEach(
                (file, lines) -> assertThat(named.get(file)).as(file).containsAll(lines));
        assertThat(named.get("registrations")).hasSizeGreaterThanOrEqualTo(12);
    }

    @Test
    void theRestGoesThrough() throws IOException {
        var sound = Files.createDirectory(temporary.resolve("sound"));
        for (var file : List.of("course_categories", "course_masters", "course_dates", "contacts", "registrations")) {
            copyWithout(file + ".csv", named.getOrDefault(file, List.of()), sound);
        }

        var expected = Expected.of(sound);

        assertThat(expected.courses()).hasSize(4);
        assertThat(expected.enrolmentCount()).isGreaterThan(60);
        Site.of(sandbox, temporary).contents().assertEqualTo(expected);
    }

    @Test
    void aSecondRunNamesThemAgainAndWritesNothing() {
        sandbox.calls().reset();

        var second = Site.of(sandbox, temporary.resolve("state")).quickstart(BROKEN);

        assertThat(second.status()).isEqualTo(1);
        assertThat(second.out()).contains("Nothing has to change.", "contacts.csv:6:first_name");
        assertThat(sandbox.calls().writes()).isZero();
    }

    /** Leaves lines out. Read byte by byte, because one of them is not UTF-8. */
    private static void copyWithout(String file, List<Integer> leftOut, Path to) throws IOException {
        var lines = Files.readAllLines(BROKEN.resolve(file), StandardCharsets.ISO_8859_1);
        var kept = new ArrayList<String>();
        for (int line = 1; line <= lines.size(); line++) {
            if (line == 1 || !leftOut.contains(line)) {
                kept.add(lines.get(line - 1));
            }
        }
        Files.write(to.resolve(file), kept, StandardCharsets.ISO_8859_1);
    }
}
