package org.lmsbridge.examples.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.examples.mail.SmtpMailer;
import org.lmsbridge.testkit.InMemoryRecords;

class ReadmeTest {
    @Test
    void theSampleIsCompiled() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.indexOf("```java\n") + "```java\n".length();
        var here = Files.readString(Path.of("src/test/java/org/lmsbridge/examples/certificate/ReadmeTest.java"));
        assertThat(bare(here)).contains(bare(readme.substring(from, readme.indexOf('…', from))));
    }

    /** Without comments and space, which the formatter sets here. */
    private static String bare(String code) {
        return code.replaceAll("//.*", "").replaceAll("\\s+", "");
    }

    static void sample(InMemoryRecords records, SmtpMailer mailer, ZoneId zone) {
        var design = new Design("Harbour Training", "Director of Studies", new Color(0x1D3A5F), Optional.empty(), zone);
        var certificates = new MailedCertificates(
                new MailedCertificates.Records(records, records, records),
                design,
                Path.of("certificates"),
                mailer,
                "office@example.org");

        LmsBridge.builder().records(records).provide(certificates).plugins(new CompletionPlugin());
    }
}
