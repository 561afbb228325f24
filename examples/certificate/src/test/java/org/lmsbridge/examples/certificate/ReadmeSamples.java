package org.lmsbridge.examples.certificate;

import java.awt.Color;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.lmsbridge.completion.CompletionPlugin;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.examples.mail.SmtpMailer;
import org.lmsbridge.testkit.InMemoryRecords;

/** What the README shows. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static LmsBridge.Builder sample(InMemoryRecords records, SmtpMailer mailer, ZoneId zone) {
        var design = new Design("Harbour Training", "Director of Studies", new Color(0x1D3A5F), Optional.empty(), zone);
        var certificates = new MailedCertificates(
                new MailedCertificates.Records(records, records, records),
                design,
                Path.of("certificates"),
                mailer,
                "office@example.org");

        return LmsBridge.builder().records(records).provide(certificates).plugins(new CompletionPlugin());
    }
}
