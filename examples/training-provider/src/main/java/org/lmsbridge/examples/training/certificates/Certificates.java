package org.lmsbridge.examples.training.certificates;

import java.awt.Color;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.examples.certificate.Certificate;
import org.lmsbridge.examples.certificate.CertificatePage;
import org.lmsbridge.examples.certificate.Design;
import org.lmsbridge.examples.mail.Attachment;
import org.lmsbridge.examples.mail.Mail;
import org.lmsbridge.examples.training.post.Post;
import org.lmsbridge.examples.training.records.IssuedCertificate;
import org.lmsbridge.examples.training.records.IssuedCertificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one process step of this provider. A repeated request finds the certificate of the first one: only a process that
 * dies between handing the mail in and noting so lets the same certificate go out again. Thread-safe.
 */
public final class Certificates implements ProcessSteps {
    /** The step, as the setting of the completion plugin names it. */
    public static final String STEP = "Certificate";

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    private final IssuedCertificates issued;
    private final CertificatePage page;
    private final ZoneId zone;
    private final Post post;

    /** Certificates of a provider, with days told in a time zone. */
    public Certificates(IssuedCertificates issued, String provider, ZoneId zone, Post post) {
        this.issued = issued;
        this.page = new CertificatePage(
                new Design(provider, "Director of Studies", new Color(0x0B5154), Optional.empty(), zone));
        this.zone = zone;
        this.post = post;
    }

    @Override
    public StepOutcome take(StepRequest request) {
        if (!request.step().equals(STEP)) {
            return StepOutcome.stepNotOnPath("The only step of this provider is \"" + STEP + "\".");
        }
        return request.withdrawn() ? withdraw(request) : issue(request);
    }

    /** The certificate as a PDF. */
    public byte[] draw(IssuedCertificate certificate) {
        return page.draw(new Certificate(
                certificate.number(), certificate.holder(), certificate.course(), certificate.completed()));
    }

    private StepOutcome issue(StepRequest request) {
        var day = request.at().atZone(zone).toLocalDate();
        var found = issued.of(request.idempotencyKey(), request.registration(), day);
        if (found.isEmpty()) {
            return StepOutcome.unknownRegistration();
        }
        var certificate = found.get();
        if (certificate.sent()) {
            return StepOutcome.doneBefore();
        }
        post.send(mail(certificate, drawn(certificate)));
        issued.sent(certificate);
        return StepOutcome.done();
    }

    /** The office is told first: if that fails, the request comes again. */
    private StepOutcome withdraw(StepRequest request) {
        if (!issued.stands(request.registration())) {
            return StepOutcome.doneBefore();
        }
        post.toOffice(
                "Completion withdrawn: registration " + request.registration().value(),
                "Moodle has taken back the completion, so the student's page shows the certificate no longer.\n"
                        + "If it is to stand all the same, let the teacher mark the course as completed again.\n");
        issued.withdraw(request.registration());
        return StepOutcome.done();
    }

    private byte[] drawn(IssuedCertificate certificate) {
        try {
            return draw(certificate);
        } catch (IllegalArgumentException e) {
            // Without the cause: it names the letter, and so a part of a person's name.
            LOG.warn("certificate={} not drawn: the font lacks a letter of a name", certificate.number());
            throw new RecordsUnavailableException("the certificate's font lacks a letter of a name");
        }
    }

    private static Mail mail(IssuedCertificate certificate, byte[] pdf) {
        var file = new Attachment("certificate-" + certificate.number() + ".pdf", "application/pdf", pdf);
        var text = """
                Dear %s,

                congratulations on completing "%s". Your certificate is attached,
                and you find it under "My courses" too.
                """.formatted(certificate.firstName(), certificate.course());
        return new Mail(certificate.email(), "Your certificate: " + certificate.course(), text, List.of(file));
    }
}
