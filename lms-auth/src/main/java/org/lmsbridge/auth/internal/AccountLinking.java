package org.lmsbridge.auth.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.SiteUser;
import org.lmsbridge.auth.account.SiteUsers;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes users of the site over for contacts. Writes links only, and only while the user is still the one that was met. */
final class AccountLinking {
    private static final Logger LOG = LoggerFactory.getLogger(AccountLinking.class);

    private final AccountLinks links;
    private final SiteLookup lookup;
    private final Aftermath aftermath;

    AccountLinking(AccountLinks links, SiteLookup lookup, Aftermath aftermath) {
        this.aftermath = aftermath;
        this.links = links;
        this.lookup = lookup;
    }

    void apply(List<Change> changes, Outcomes outcomes) {
        if (changes.isEmpty()) {
            return;
        }
        var usernames = changes.stream()
                .map(change -> change.value(AccountChanges.USERNAME))
                .toList();
        var there = lookup.byUsername(usernames);
        var owners = links.owners(usernames);
        var linked = links.of(changes.stream()
                .map(change -> AccountChanges.contactOf(change).value())
                .toList());
        var made = new LinkedHashMap<Trace, Long>();
        var taken = new LinkedHashMap<String, SiteUser>();
        for (var change : changes) {
            var contact = AccountChanges.contactOf(change);
            var link = linked.get(contact.value());
            var moved = moved(change, contact, link, there, owners);
            if (moved.isPresent()) {
                outcomes.groundMoved(change, moved.get());
                continue;
            }
            var user = user(change, there).orElseThrow();
            AccountLinks.trace(link)
                    .filter(trace -> trace.isLeftBy(user))
                    .ifPresentOrElse(trace -> made.put(trace, user.id()), () -> taken.put(contact.value(), user));
            outcomes.applied(change);
        }
        links.created(made);
        links.adopted(taken);
        aftermath.created(made);
        aftermath.adopted(taken);
        LOG.info("accounts linked={} of={}", made.size() + taken.size(), changes.size());
    }

    private static Optional<Finding> moved(
            Change change, ContactId contact, @Nullable Link link, SiteUsers there, Map<String, String> owners) {
        var id = Long.parseLong(change.value(AccountChanges.ID));
        var user = user(change, there);
        if (user.isEmpty()) {
            return Optional.of(AuthFinding.ACCOUNT_GONE.about(contact, id));
        }
        if (user.get().suspended()) {
            return Optional.of(AuthFinding.ACCOUNT_SUSPENDED_IN_SITE.about(contact, id));
        }
        if (link != null && !link.inDoubt() && link.lmsId().orElse(id) != id) {
            var where = "the contact is linked to user " + link.lmsId().orElse(0);
            return Optional.of(AuthFinding.ACCOUNT_APPEARED.about(contact, where));
        }
        return Optional.ofNullable(owners.get(user.get().username()))
                .filter(owner -> !owner.equals(contact.value()))
                .map(owner -> AuthFinding.ACCOUNT_OF_ANOTHER_CONTACT.about(contact, owner));
    }

    /** The number alone would not do: a site restored from a backup gives it to somebody else. */
    private static Optional<SiteUser> user(Change change, SiteUsers there) {
        return there.byUsername(change.value(AccountChanges.USERNAME))
                .filter(user -> String.valueOf(user.id()).equals(change.value(AccountChanges.ID)));
    }
}
