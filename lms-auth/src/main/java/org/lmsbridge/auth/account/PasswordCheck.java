package org.lmsbridge.auth.account;

import java.util.Optional;
import java.util.stream.Collectors;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.auth.password.BrokenRule;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.report.Finding;

/** Whether the password of a new account can be sent. */
public final class PasswordCheck {
    private PasswordCheck() {}

    /**
     * Looks at the password of a contact, where one will be sent.
     *
     * @param contact the contact
     * @param rules the rules
     * @return why no account can be made; empty if none is sent, or the site will take it
     */
    public static Optional<Finding> refusal(Contact contact, AccountRules rules) {
        if (!rules.sendsPassword()) {
            return Optional.empty();
        }
        if (contact.password().isEmpty()) {
            return Optional.of(AuthFinding.PASSWORD_NOT_DELIVERED.about(contact.id()));
        }
        var broken = rules.passwordPolicy().broken(contact.password().get().reveal());
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(AuthFinding.PASSWORD_TOO_WEAK.about(
                        contact.id(), broken.stream().map(BrokenRule::message).collect(Collectors.joining(", "))));
    }
}
