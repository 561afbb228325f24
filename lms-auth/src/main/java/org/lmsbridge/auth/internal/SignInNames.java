package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.auth.username.UsernameRule;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource.Listed;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who signs in under which name. A linked contact keeps the name of its account until a plan has changed it
 * there, whatever the records say meanwhile: under a name that the site does not know, the site would make a second
 * account. Thread-safe.
 */
final class SignInNames {
    private static final Logger LOG = LoggerFactory.getLogger(SignInNames.class);

    private final AccountRules rules;
    private final AccountLinks links;
    private final Contacts contacts;
    private final ContactDirectory directory;
    private final Admission admission;

    SignInNames(
            AccountRules rules,
            AccountLinks links,
            Contacts contacts,
            ContactDirectory directory,
            Admission admission) {
        this.admission = admission;
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
    Optional<SignInName> byName(String typed) {
        var username = UsernameRule.normalise(typed);
        if (UsernameRule.fault(username).isPresent()) {
            return Optional.empty();
        }
        var owner = Optional.ofNullable(links.owners(List.of(username)).get(username));
        return owner.map(
                        id -> contacts.byIds(Set.of(new ContactId(id))).stream().findFirst())
                .orElseGet(() -> unlinked(username))
                .map(contact -> new SignInName(username, contact));
    }

    /**
     * Says whether somebody whose password is right may go on to the site.
     *
     * @param name who
     * @return false if the site would make an account that nobody can use
     */
    boolean admits(SignInName name) {
        var id = name.contact().id().value();
        return admission.isComplete(name)
                || links.of(List.of(id)).containsKey(id)
                || !admission.admitted(List.of(name)).isEmpty();
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
    Listed page(Optional<ContactId> after, int limit) {
        var page = directory.contacts(after, limit);
        var next = next(page, limit);
        var linked = links.of(
                page.items().stream().map(contact -> contact.id().value()).toList());
        var people = new ArrayList<SignInName>();
        var unlinked = new ArrayList<SignInName>();
        for (var contact : page.items()) {
            if (contact.active()) {
                Optional.ofNullable(linked.get(contact.id().value()))
                        .ifPresentOrElse(
                                link -> people.add(new SignInName(link.naturalKey(), contact)),
                                () -> fresh(contact).ifPresent(unlinked::add));
            }
        }
        people.addAll(admission.admitted(unlinked));
        return new Listed(people, next.map(ContactId::value));
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

    /** A site that is told one name twice breaks its listing off, and one that misses a name shuts the account. */
    private Optional<SignInName> fresh(Contact contact) {
        return rules.usernameSource()
                .usernameOf(contact)
                .username()
                .filter(username -> contact.hasPassword())
                .filter(username -> links.owners(List.of(username)).isEmpty() && first(contact, username))
                .map(username -> new SignInName(username, contact));
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
