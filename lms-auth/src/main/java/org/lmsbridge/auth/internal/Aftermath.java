package org.lmsbridge.auth.internal;

import java.util.Map;
import java.util.stream.Collectors;
import org.lmsbridge.auth.account.SiteUser;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.core.event.AccountLinked;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.state.Provenance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows once links are stored: numbers go to the records, plugins hear of it, people are told. Thread-safe. */
public final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final LmsIdSink sink;
    private final Events events;
    private final SignInNotices notices;

    Aftermath(LmsIdSink sink, Events events, SignInNotices notices) {
        this.sink = sink;
        this.events = events;
        this.notices = notices;
    }

    /** Accounts were made, whose owners do not know their usernames yet. */
    void created(Map<Trace, Long> users) {
        linked(
                users.entrySet().stream()
                        .collect(Collectors.toMap(
                                made -> new ContactId(made.getKey().contact()), Map.Entry::getValue)),
                Provenance.CREATED);
        users.keySet().forEach(made -> notices.owe(new ContactId(made.contact()), made.username()));
    }

    /** Users of the site were taken over; they know how to sign in. */
    void adopted(Map<String, SiteUser> users) {
        linked(
                users.entrySet().stream()
                        .collect(Collectors.toMap(
                                taken -> new ContactId(taken.getKey()),
                                taken -> taken.getValue().id())),
                Provenance.ADOPTED);
    }

    void renamed(ContactId contact, String username) {
        notices.owe(contact, username);
    }

    private void linked(Map<ContactId, Long> users, Provenance provenance) {
        if (users.isEmpty()) {
            return;
        }
        try {
            sink.saveUserIds(Map.copyOf(users));
        } catch (RuntimeException e) {
            LOG.warn("numbers of users not taken by the records count={}", users.size(), e);
        }
        users.forEach((contact, user) -> events.publish(new AccountLinked(contact, user, provenance)));
    }
}
