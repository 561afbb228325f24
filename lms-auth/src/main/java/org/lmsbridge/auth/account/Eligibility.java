package org.lmsbridge.auth.account;

import java.util.Optional;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.report.Finding;

/** Who is synchronised at all (S1.2). */
public final class Eligibility {
    private Eligibility() {}

    /**
     * Looks at a contact.
     *
     * @param contact the contact
     * @param rules the rules
     * @return why it is left out; empty if it is synchronised
     */
    public static Optional<Finding> refusal(Contact contact, AccountRules rules) {
        if (!contact.active()) {
            return Optional.of(AuthFinding.CONTACT_INACTIVE.about(contact.id()));
        }
        if (rules.requirePassword() && !contact.hasPassword()) {
            return Optional.of(AuthFinding.CONTACT_WITHOUT_PASSWORD.about(contact.id()));
        }
        return Optional.empty();
    }
}
