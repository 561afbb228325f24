package org.lmsbridge.examples.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.roster.Term;

class ReadmeTest {
    @Test
    void theSampleIsCompiled() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.indexOf("```java\n") + "```java\n".length();
        var here = Files.readString(Path.of("src/test/java/org/lmsbridge/examples/oneroster/ReadmeTest.java"));
        assertThat(bare(here)).contains(bare(readme.substring(from, readme.indexOf('…', from))));
    }

    /** Without comments and space, which the formatter sets here. */
    private static String bare(String code) {
        return code.replaceAll("//.*", "").replaceAll("\\s+", "");
    }

    static void sample(LocalDate from, LocalDate until, List<Term> terms) throws IOException {
        var school = new OneRosterCsv.School("harbour", "Harbour Training", from, until);
        var sink = new OneRosterCsv(school, terms, Path.of("oneroster"), Clock.systemUTC());

        LmsBridge.builder().provide(sink);
    }
}
