package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.auth.username.UsernameRule;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.state.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who signs in under which name. A linked contact keeps the name of its account until a plan has changed it
 * there, whatever the records say meanwhile: under a name that the site does not know, the site would make a second
 * account. Thread-safe.
 */
public final class SignInNames {
    private static final Logger LOG = LoggerFactory.getLogger(SignInNames.class);

    private final AccountRules rules;
    private final AccountLinks links;
    private final Contacts contacts;
    private final ContactDirectory directory;

    SignInNames(AccountRules rules, AccountLinks links, Contacts contacts, ContactDirectory directory) {
        this.rules = rules;
        this.links = links;
        this.contacts = contacts;
        this.directory = directory;
    }

    /**
     * Finds whose a name is.
     *
     * @param typed the name as it was typed
     * @return whose it is, active or not; empty if it is nobody's or nobody can say whose
     */
    public Optional<Person> byName(String typed) {
        var username = UsernameRule.normalise(typed);
        if (UsernameRule.fault(username).isPresent()) {
            return Optional.empty();
        }
        var owner = Optional.ofNullable(links.owners(List.of(username)).get(username));
        return owner.map(
                        id -> contacts.byIds(Set.of(new ContactId(id))).stream().findFirst())
                .orElseGet(() -> unlinked(username))
                .map(contact -> new Person(contact, username));
    }

    private Optional<Contact> unlinked(String username) {
        var key = rules.usernameSource().key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var having = directory.having(key.get(), username).stream()
                .filter(contact -> isNamed(contact, username))
                .toList();
        var active = having.stream().filter(Contact::active).toList();
        if (active.size() > 1) {
            LOG.warn("sign-in refused code={} contacts={}", AuthFinding.USERNAME_DUPLICATE.code(), ids(active));
            return Optional.empty();
        }
        var found = active.isEmpty() ? having.stream().findFirst() : Optional.of(active.get(0));
        return found.filter(contact -> !links.of(List.of(contact.id().value()))
                .containsKey(contact.id().value()));
    }

    /**
     * Reads one page of everybody who may sign in; a page may be empty although more follow.
     *
     * @param after the last contact of the page before; empty for the first page
     * @param limit how many contacts are read
     * @return who may sign in, each name once over all pages
     */
    public Listed page(Optional<ContactId> after, int limit) {
        var page = directory.contacts(after, limit);
        var next = next(page, limit);
        var linked = links.of(
                page.items().stream().map(contact -> contact.id().value()).toList());
        var people = new ArrayList<Person>();
        for (var contact : page.items()) {
            if (contact.active()) {
                person(contact, Optional.ofNullable(linked.get(contact.id().value())))
                        .ifPresent(people::add);
            }
        }
        return new Listed(people, next);
    }

    /**
     * A part of the listing.
     *
     * @param people who may sign in
     * @param next after whom the listing goes on; empty at its end
     */
    public record Listed(List<Person> people, Optional<ContactId> next) {
        public Listed {
            people = List.copyOf(people);
        }
    }

    private static Optional<ContactId> next(Page<Contact> page, int limit) {
        if (page.last()) {
            return Optional.empty();
        }
        if (page.items().isEmpty() || page.items().size() > limit) {
            throw new IllegalStateException("ContactDirectory.contacts gave a page of "
                    + page.items().size() + " contacts that is not marked as the last; asked for " + limit);
        }
        return Optional.of(page.items().get(page.items().size() - 1).id());
    }

    private Optional<Person> person(Contact contact, Optional<Link> link) {
        if (link.isPresent()) {
            return link.map(kept -> new Person(contact, kept.naturalKey()));
        }
        return contact.hasPassword() ? fresh(contact) : Optional.empty();
    }

    /** A site that is told one name twice breaks its listing off, and one that misses a name shuts the account. */
    private Optional<Person> fresh(Contact contact) {
        return rules.usernameSource()
                .usernameOf(contact)
                .username()
                .filter(username -> links.owners(List.of(username)).isEmpty() && first(contact, username))
                .map(username -> new Person(contact, username));
    }

    private boolean first(Contact contact, String username) {
        return rules.usernameSource()
                .key()
                .map(key -> directory.having(key, username).stream()
                        .filter(other -> other.active() && isNamed(other, username))
                        .map(other -> other.id().value())
                        .min(Comparator.naturalOrder())
                        .filter(id -> !id.equals(contact.id().value()))
                        .isEmpty())
                .orElse(true);
    }

    private boolean isNamed(Contact contact, String username) {
        return rules.usernameSource()
                .usernameOf(contact)
                .username()
                .filter(username::equals)
                .isPresent();
    }

    private static List<ContactId> ids(List<Contact> contacts) {
        return contacts.stream().map(Contact::id).toList();
    }
}
