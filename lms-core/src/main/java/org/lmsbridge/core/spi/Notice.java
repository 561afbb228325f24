package org.lmsbridge.core.spi;

import java.util.Optional;

/**
 * A message to a person, in plain text. Immutable. A notice to a contact holds personal data and perhaps a link that
 * sets a password: {@code toString} shows neither address nor text, and whoever handles it logs neither.
 *
 * @param audience to what kind of person
 * @param to the mail address; always there for a contact; empty for staff where no setting names one, which means
 *     whoever the host has look after the library
 * @param subject one line; for staff without personal data
 * @param text the text, with line feeds between lines
 */
public record Notice(Audience audience, Optional<String> to, String subject, String text) {
    /** To what kind of person a message goes. */
    public enum Audience {
        /** Those who look after records and site. */
        STAFF,
        /** The person whom the message is about. */
        CONTACT
    }

    public Notice {
        if (subject.isBlank() || subject.lines().count() > 1) {
            throw new IllegalArgumentException("notice: subject must be one line that is not blank");
        }
        if (to.isPresent() && to.get().isBlank()) {
            throw new IllegalArgumentException("notice: to must not be blank");
        }
        if (audience == Audience.CONTACT && to.isEmpty()) {
            throw new IllegalArgumentException("notice: to must be there for a contact");
        }
    }

    /**
     * A message to staff.
     *
     * @param to the address that a setting names, if one does
     * @param subject one line
     * @param text the text
     * @return the message
     */
    public static Notice toStaff(Optional<String> to, String subject, String text) {
        return new Notice(Audience.STAFF, to, subject, text);
    }

    /**
     * A message to a contact.
     *
     * @param to the contact's mail address
     * @param subject one line
     * @param text the text
     * @return the message
     */
    public static Notice toContact(String to, String subject, String text) {
        return new Notice(Audience.CONTACT, Optional.of(to), subject, text);
    }

    /** {@return audience and subject only} */
    @Override
    public String toString() {
        return "Notice[audience=" + audience + ", subject=" + subject + "]";
    }
}
