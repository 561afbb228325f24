package org.lmsbridge.auth.internal;

import java.util.Optional;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.auth.username.UsernameResult;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.Secret;
import org.lmsbridge.moodle.model.NewUser;

/**
 * An account that is being made: the planned change beside the contact as the records have it now.
 *
 * @param change the change
 * @param contact the contact
 */
record Account(Change change, Contact contact) {
    String id() {
        return contact.id().value();
    }

    String username() {
        return change.value(AccountChanges.USERNAME);
    }

    /** What was planned is written, even if the records would call for another name by now. */
    Candidate candidate() {
        return new Candidate(
                contact,
                new UsernameResult.Present(username()),
                Optional.of(change.value(AccountChanges.EMAIL)),
                change.value(AccountChanges.IDNUMBER));
    }

    Trace trace() {
        return Trace.of(id(), username(), change.value(AccountChanges.IDNUMBER), change.value(AccountChanges.EMAIL));
    }

    AccountRules rules(AccountRules current) {
        var create = Boolean.parseBoolean(change.values().getOrDefault(AccountChanges.CREATEPASSWORD, "false"));
        return current.asPlanned(change.value(AccountChanges.AUTH), create);
    }

    NewUser newUser(AccountRules current) {
        Optional<Secret> password = rules(current).sendsPassword() ? contact.password() : Optional.empty();
        return NewUsers.of(change, password);
    }
}
