package org.lmsbridge.examples.certificate;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.result.StepOutcome;
import org.lmsbridge.core.result.StepRequest;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.ProcessSteps;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.Registrations;
import org.lmsbridge.examples.mail.Attachment;
import org.lmsbridge.examples.mail.Mail;
import org.lmsbridge.examples.mail.SmtpMailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails a certificate for a completion, and tells the office of one that was withdrawn. Each key is served once: only a
 * process that dies between handing the mail in and noting so lets the same certificate go out again, with the same
 * number. Thread-safe.
 */
public final class MailedCertificates implements ProcessSteps {
    private static final Logger LOG = LoggerFactory.getLogger(MailedCertificates.class);
    private static final int PAGE = 1000;

    private final Records records;
    private final CertificatePage page;
    private final Design design;
    private final IssuedCertificates issued;
    private final SmtpMailer mailer;
    private final String office;

    /** Where names and addresses come from. */
    public record Records(Registrations registrations, Contacts contacts, CourseCatalogue courses) {}

    /**
     * A call-back.
     *
     * @param records where names and addresses come from
     * @param design what the certificates look like
     * @param directory keeps what was issued; shared by all hosts, to be backed up, holds personal data
     * @param mailer hands mails in
     * @param office who is told of withdrawn completions
     */
    public MailedCertificates(Records records, Design design, Path directory, SmtpMailer mailer, String office) {
        this.records = records;
        this.page = new CertificatePage(design);
        this.design = design;
        this.issued = new IssuedCertificates(directory);
        this.mailer = mailer;
        this.office = office;
    }

    @Override
    public StepOutcome take(StepRequest request) {
        var number = IssuedCertificates.number(request.idempotencyKey());
        if (issued.isSent(number)) {
            return StepOutcome.doneBefore();
        }
        var registration = records.registrations().byId(request.registration()).value();
        if (registration.isEmpty()) {
            return StepOutcome.unknownRegistration();
        }
        var mail = request.withdrawn() ? Optional.of(withdrawn(request)) : issue(request, registration.get(), number);
        if (mail.isEmpty()) {
            return StepOutcome.stepNotOnPath("The contact does not exist, or has no email address.");
        }
        mailer.send(mail.get());
        issued.sent(number, request.idempotencyKey());
        return StepOutcome.done();
    }

    private Optional<Mail> issue(StepRequest request, Registration registration, String number) {
        return records.contacts().byIds(Set.of(registration.contact())).stream()
                .findFirst()
                .flatMap(contact -> contact.email().map(address -> {
                    var certificate = new Certificate(
                            number,
                            contact.firstName() + " " + contact.lastName(),
                            courseName(registration),
                            request.at().atZone(design.zone()).toLocalDate());
                    return mail(contact, address, certificate);
                }));
    }

    private Mail mail(Contact contact, String address, Certificate certificate) {
        var pdf = issued.drawn(certificate.number()).orElseGet(() -> draw(certificate));
        var file = new Attachment("certificate-" + certificate.number() + ".pdf", "application/pdf", pdf);
        var text = """
                Dear %s,

                congratulations on completing "%s". Your certificate is attached.

                %s
                """.formatted(contact.firstName(), certificate.course(), design.issuer());
        return new Mail(address, "Your certificate: " + certificate.course(), text, List.of(file));
    }

    private byte[] draw(Certificate certificate) {
        try {
            var pdf = page.draw(certificate);
            issued.keep(certificate.number(), pdf);
            return pdf;
        } catch (IllegalArgumentException e) {
            // Without the cause: an unchecked one would say that something may have been done.
            LOG.warn(
                    "certificate={} not drawn: the font lacks a letter of a name; put one that has it into the design",
                    certificate.number());
            throw new RecordsUnavailableException("the certificate's font lacks a letter of a name");
        } catch (UncheckedIOException e) {
            LOG.warn("certificate={} not drawn", certificate.number(), e);
            throw new RecordsUnavailableException("the certificate cannot be drawn or kept");
        }
    }

    private Mail withdrawn(StepRequest request) {
        var text = """
                The completion of registration %s (step "%s") was withdrawn in the learning management system.
                Look whether the certificate that was mailed for it stands.
                """.formatted(request.registration(), request.step());
        return new Mail(office, "Completion withdrawn: registration " + request.registration(), text, List.of());
    }

    private String courseName(Registration registration) {
        var target = registration.target();
        Optional<CourseMasterId> master = target instanceof CourseDateId date
                ? records.courses().byId(date).value().map(CourseDate::master)
                : Optional.of((CourseMasterId) target);
        return master.flatMap(this::master)
                .map(CourseMaster::name)
                .orElseThrow(() -> new RecordsUnavailableException("the records name no course for " + target));
    }

    private Optional<CourseMaster> master(CourseMasterId id) {
        Optional<CourseMasterId> after = Optional.empty();
        while (true) {
            var found = records.courses().masters(after, PAGE);
            for (var each : found.items()) {
                if (each.id().equals(id)) {
                    return Optional.of(each);
                }
                after = Optional.of(each.id());
            }
            if (found.last() || found.items().isEmpty()) {
                return Optional.empty();
            }
        }
    }
}
