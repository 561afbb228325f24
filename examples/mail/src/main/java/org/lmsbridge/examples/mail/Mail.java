package org.lmsbridge.examples.mail;

import java.util.List;

/**
 * A mail in plain text. Immutable; {@code toString} shows neither recipients nor text.
 *
 * @param to the recipients' addresses, separated by commas
 * @param subject the subject
 * @param text the text
 * @param attachments files that go with it
 */
public record Mail(String to, String subject, String text, List<Attachment> attachments) {
    public Mail {
        attachments = List.copyOf(attachments);
    }

    @Override
    public String toString() {
        return "Mail[subject=" + subject + ", attachments=" + attachments + "]";
    }
}
