package org.lmsbridge.auth.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.records.ContactId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that somebody signed in. Through the LDAP endpoint, Moodle makes a new account only after our answer: that
 * somebody signed in is then said once the account has appeared, so that nobody makes it a second time. An account that
 * does not appear is left to the next run. Thread-safe.
 */
public final class SignInFollowUp {
    private static final Logger LOG = LoggerFactory.getLogger(SignInFollowUp.class);
    private static final List<Duration> LOOKS = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30));
    private static final int MOST_WAITING = 1_000;

    private final SiteLookup site;
    private final AccountLinks links;
    private final Events events;
    private final Clock clock;
    private final List<Duration> looks;
    private final Set<ContactId> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor threads;

    SignInFollowUp(SiteLookup site, AccountLinks links, Events events, Clock clock) {
        this(site, links, events, clock, LOOKS);
    }

    SignInFollowUp(SiteLookup site, AccountLinks links, Events events, Clock clock, List<Duration> looks) {
        this.site = site;
        this.links = links;
        this.events = events;
        this.clock = clock;
        this.looks = looks;
        this.threads = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "lms-sign-in-follow-up");
            thread.setDaemon(true);
            return thread;
        });
        threads.setKeepAliveTime(1, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Somebody signed in on the host's own pages.
     *
     * @param contact who
     */
    public void direct(ContactId contact) {
        events.publish(new SignedIn(contact, clock.instant()));
    }

    /**
     * Somebody signed in to the site. Returns at once.
     *
     * @param contact who
     * @param username under which username
     */
    public void throughSite(ContactId contact, String username) {
        if (waiting.size() >= MOST_WAITING || !waiting.add(contact)) {
            return;
        }
        threads.execute(() -> look(contact, username, 0));
    }

    private void look(ContactId contact, String username, int looked) {
        var again = false;
        try {
            // A link says that the account was there before: nothing has to be waited for.
            var there = !links.of(List.of(contact.value())).isEmpty()
                    || site.byUsername(List.of(username)).byUsername(username).isPresent();
            if (there) {
                direct(contact);
            } else {
                again = looked < looks.size();
            }
        } catch (RuntimeException e) {
            LOG.warn("account not looked for contact={}", contact, e);
            again = looked < looks.size();
        }
        if (again) {
            var pause = looks.get(looked).toMillis();
            threads.schedule(() -> look(contact, username, looked + 1), pause, TimeUnit.MILLISECONDS);
        } else {
            waiting.remove(contact);
        }
    }
}
