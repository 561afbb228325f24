package org.lmsbridge.auth.account;

import java.util.Optional;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.spi.Notice;

/**
 * The notice that tells a new student how to sign in. In both texts {@code {firstname}}, {@code {lastname}}, {@code
 * {username}}, {@code {site}} and {@code {passwordlink}} stand for what they say. Never holds a password. Immutable.
 *
 * @param subject the subject
 * @param text the text; a line with {@code {passwordlink}} is left out where there is no such link
 * @param site the address of the site
 * @param passwordLink where a password is set
 */
public record NoticeTemplate(String subject, String text, String site, Optional<String> passwordLink) {
    private static final String PASSWORD_LINK = "{passwordlink}";

    /**
     * Writes the notice.
     *
     * @param contact to whom
     * @param username with which username the contact signs in
     * @return the notice; empty if the contact has no address
     */
    public Optional<Notice> to(Contact contact, String username) {
        return contact.email()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .map(address -> Notice.toContact(
                        address, filled(subject, contact, username).replaceAll("\\s+", " "), body(contact, username)));
    }

    private String body(Contact contact, String username) {
        var lines = new StringBuilder();
        text.replace("\\n", "\n")
                .lines()
                .filter(line -> passwordLink.isPresent() || !line.contains(PASSWORD_LINK))
                .forEach(line -> lines.append(filled(line, contact, username)).append('\n'));
        return lines.toString();
    }

    private String filled(String words, Contact contact, String username) {
        return words.replace("{firstname}", contact.firstName().strip())
                .replace("{lastname}", contact.lastName().strip())
                .replace("{username}", username)
                .replace("{site}", site)
                .replace(PASSWORD_LINK, passwordLink.orElse(""));
    }
}
