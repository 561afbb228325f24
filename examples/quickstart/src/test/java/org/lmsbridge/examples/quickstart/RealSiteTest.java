package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same against a real Moodle, when MOODLE_URL and MOODLE_TOKEN name one. Ids and addresses are made unique for the
 * run, so that the site may hold other things; what was made is removed afterwards.
 */
class RealSiteTest {
    private static final Path RECORDS = Path.of("records");

    @TempDir
    private Path temporary;

    private Site site;
    private Path records;

    @BeforeEach
    void findSite() throws IOException {
        var url = Optional.ofNullable(System.getenv("MOODLE_URL"));
        var token = Optional.ofNullable(System.getenv("MOODLE_TOKEN"));
        assumeTrue(
                url.isPresent() && token.isPresent(), "set MOODLE_URL and MOODLE_TOKEN to run this on a real Moodle");
        site = new Site(url.orElseThrow(), token.orElseThrow(), temporary.resolve("state"));
        records = Files.createDirectory(temporary.resolve("records"));
        var mark = "t" + UUID.randomUUID().toString().substring(0, 8);
        for (var file :
                new String[] {"course_categories", "course_masters", "course_dates", "contacts", "registrations"}) {
            var text = Files.readString(RECORDS.resolve(file + ".csv"));
            text = text.replaceAll("QS(\\d{4})", mark + "-$1");
            text = text.replaceAll("(?m)^(5\\d{4},)?(1\\d{4}),", "$1" + mark + "-$2,");
            text = text.replaceAll("(?i)@(example\\.(?:com|org|net))", "." + mark + "@$1");
            Files.writeString(records.resolve(file + ".csv"), text);
        }
    }

    @AfterEach
    void removeWhatWasMade() throws IOException {
        if (records != null) {
            site.contents().remove(Expected.of(records));
        }
    }

    @Test
    void theSiteHoldsWhatTheFilesCallForAndASecondRunChangesNothing() throws IOException {
        var first = site.quickstart(records);
        System.out.println(shortened(first));

        assertThat(first.status()).as(first.out() + first.err()).isZero();
        site.contents().assertEqualTo(Expected.of(records));

        var second = site.quickstart(records);
        System.out.println(shortened(second));
        assertThat(second.status()).isZero();
        assertThat(second.out()).contains("Nothing has to change.");
    }

    /** Without the lines for single courses and single records. */
    private static String shortened(Program.Result result) {
        return result.out()
                .lines()
                .filter(line -> !line.contains(" enrol ") || line.startsWith("Total"))
                .takeWhile(line -> !line.startsWith("Left out"))
                .reduce("", (text, line) -> text + line + "\n");
    }
}
