package org.lmsbridge.auth.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.account.SiteUser;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;

/** The links between contacts and users of one site. Thread-safe. */
final class AccountLinks {
    /** The fingerprint of an account that was suspended because the contact is inactive. */
    static final String SUSPENDED = "suspended";

    private final Links links;

    AccountLinks(Links links) {
        this.links = links;
    }

    /** {@return the links of contacts, by contact id} */
    Map<String, Link> of(Collection<String> contacts) {
        return contacts.isEmpty() ? Map.of() : links.find(LinkKind.ACCOUNT, "", contacts);
    }

    /** {@return whose these usernames are: contact ids by username} */
    Map<String, String> owners(Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return Map.of();
        }
        return links.findByNaturalKey(LinkKind.ACCOUNT, usernames).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().recordsId()));
    }

    /** Writes down, before the requests are sent, what will be known of the users that they make. */
    void intend(Collection<Trace> traces) {
        links.save(traces.stream()
                .map(trace -> link(trace.contact(), trace.username(), Provenance.CREATED)
                        .inDoubt(true)
                        .fingerprint(trace.fingerprint())
                        .build())
                .toList());
    }

    /** Writes down which users were made. */
    void created(Map<Trace, Long> users) {
        if (!users.isEmpty()) {
            links.save(users.entrySet().stream()
                    .map(made -> link(made.getKey().contact(), made.getKey().username(), Provenance.CREATED)
                            .fingerprint(made.getKey().fingerprint())
                            .lmsId(made.getValue())
                            .build())
                    .toList());
        }
    }

    /** Writes down which users were taken over. */
    void adopted(Map<String, SiteUser> users) {
        if (!users.isEmpty()) {
            links.save(users.entrySet().stream()
                    .map(taken -> link(taken.getKey(), taken.getValue().username(), Provenance.ADOPTED)
                            .lmsId(taken.getValue().id())
                            .build())
                    .toList());
        }
    }

    /**
     * Writes down that nobody knows any more which user a contact has, because the one that was linked is not there.
     *
     * @return whether that user was still linked
     */
    boolean doubt(String contact, long user) {
        var link = of(List.of(contact)).get(contact);
        if (link == null || link.inDoubt() || link.lmsId().orElse(0) != user) {
            return false;
        }
        links.save(List.of(Link.builder()
                .from(link)
                .lmsId(OptionalLong.empty())
                .inDoubt(true)
                .build()));
        return true;
    }

    /** {@return a link after its account was changed} */
    static Link changed(Link link, String username, String fingerprint) {
        return Link.builder()
                .from(link)
                .naturalKey(username)
                .fingerprint(fingerprint)
                .build();
    }

    /** {@return a page of links, in order of contacts} */
    List<Link> list(Optional<String> after, int limit) {
        return links.list(LinkKind.ACCOUNT, "", after, limit);
    }

    /** Stores changed links. */
    void save(Collection<Link> changed) {
        if (!changed.isEmpty()) {
            links.save(changed);
        }
    }

    /** Forgets requests that made no user. */
    void forget(Collection<Trace> traces) {
        if (!traces.isEmpty()) {
            links.delete(traces.stream()
                    .map(trace -> link(trace.contact(), trace.username(), Provenance.CREATED)
                            .inDoubt(true)
                            .fingerprint(trace.fingerprint())
                            .build())
                    .toList());
        }
    }

    /** {@return what a link in doubt says of the user that may have been made; empty for a settled link} */
    static Optional<Trace> trace(@Nullable Link link) {
        return link == null || !link.inDoubt()
                ? Optional.empty()
                : Optional.of(new Trace(link.recordsId(), link.naturalKey(), link.fingerprint()));
    }

    private static Link.Builder link(String contact, String username, Provenance provenance) {
        var builder = Link.builder();
        builder.kind(LinkKind.ACCOUNT).recordsId(contact).naturalKey(username).provenance(provenance);
        return builder;
    }
}
