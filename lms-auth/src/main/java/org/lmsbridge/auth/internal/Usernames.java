package org.lmsbridge.auth.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.state.Link;

/** Knows under which username a contact signs in. Thread-safe. */
public final class Usernames {
    private final AccountRules rules;
    private final AccountLinks links;
    private final Contacts contacts;

    Usernames(AccountRules rules, AccountLinks links, Contacts contacts) {
        this.rules = rules;
        this.links = links;
        this.contacts = contacts;
    }

    /**
     * Finds a username.
     *
     * @param contact whose
     * @return that of the linked account, otherwise the one that a new account would get; empty if there is none
     */
    public Optional<String> of(ContactId contact) {
        return Optional.ofNullable(links.of(List.of(contact.value())).get(contact.value()))
                .map(Link::naturalKey)
                .or(() -> contacts.byIds(Set.of(contact)).stream()
                        .findFirst()
                        .flatMap(found ->
                                rules.usernameSource().usernameOf(found).username()));
    }
}
