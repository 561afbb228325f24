package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.Desired;
import org.lmsbridge.auth.account.Eligibility;
import org.lmsbridge.auth.account.Matching;
import org.lmsbridge.auth.account.SiteUser;
import org.lmsbridge.auth.account.UpdateRules;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.moodle.model.User;

/**
 * Plans what becomes of accounts that exist: profile, username, suspension. An account whose fingerprint says that the
 * records want what was written last costs no call to the site. Absence from the records takes nothing away.
 */
final class AccountUpdatePlanner {
    private final AccountRules rules;
    private final UpdateRules updates;
    private final Contacts contacts;
    private final AccountLinks links;
    private final SiteLookup lookup;

    AccountUpdatePlanner(
            AccountRules rules, UpdateRules updates, Contacts contacts, AccountLinks links, SiteLookup lookup) {
        this.rules = rules;
        this.updates = updates;
        this.contacts = contacts;
        this.links = links;
        this.lookup = lookup;
    }

    /** An account that has to be looked at. */
    private record Open(Link link, Contact contact, Desired desired) {
        ContactId id() {
            return contact.id();
        }
    }

    /** {@return changes of some accounts} */
    List<Change> plan(List<Link> some, boolean everything, PlanWriter plan) {
        var open = open(some, everything, plan);
        if (open.isEmpty()) {
            return List.of();
        }
        var usernames = new LinkedHashSet<String>();
        open.forEach(account -> {
            usernames.add(account.link().naturalKey());
            account.desired().username().ifPresent(usernames::add);
        });
        var there = new HashMap<String, User>();
        lookup.users(usernames).forEach(user -> there.put(user.username().orElse(""), user));
        var owners = links.owners(usernames);
        var changes = new ArrayList<Change>();
        var same = new ArrayList<Link>();
        for (var account : open) {
            find(account, there)
                    .ifPresentOrElse(
                            user -> plan(account, user, there, owners, plan)
                                    .ifPresentOrElse(
                                            changes::add,
                                            () -> settled(account, user).ifPresent(same::add)),
                            () -> plan.add(AuthFinding.ACCOUNT_GONE.about(
                                    account.id(), account.link().lmsId().orElse(0))));
        }
        links.save(same);
        return changes;
    }

    private boolean ours(Link link) {
        var may = link.provenance() == Provenance.CREATED || link.provenance() == Provenance.ADOPTED && updates.taken();
        return may && !link.inDoubt() && link.lmsId().isPresent();
    }

    private List<Open> open(List<Link> some, boolean everything, PlanWriter plan) {
        var ours = new LinkedHashMap<ContactId, Link>();
        for (var link : some) {
            if (ours(link)) {
                ours.put(new ContactId(link.recordsId()), link);
            }
        }
        var present = new HashMap<ContactId, Contact>();
        if (!ours.isEmpty()) {
            contacts.byIds(ours.keySet()).forEach(contact -> present.put(contact.id(), contact));
        }
        var open = new ArrayList<Open>();
        ours.forEach((id, link) -> {
            var contact = present.get(id);
            if (contact == null) {
                plan.add(AuthFinding.CONTACT_GONE.about(id, link.lmsId().orElse(0)));
            } else {
                var account = new Open(link, contact, desired(contact, link));
                if (everything || !settled(account)) {
                    open.add(account);
                }
            }
        });
        return open;
    }

    /** A number that was given out once is kept. */
    private Desired desired(Contact contact, Link link) {
        return Desired.of(
                Candidate.of(contact, rules),
                updates.usernames() && !rules.usernameSource().keeps(link.naturalKey()));
    }

    /** {@return whether the records want of an account what was written last; the site is not asked} */
    boolean settled(Link link) {
        return !ours(link)
                || contacts.byIds(Set.of(new ContactId(link.recordsId()))).stream()
                        .allMatch(contact -> settled(new Open(link, contact, desired(contact, link))));
    }

    private boolean settled(Open account) {
        var fingerprint = account.link().fingerprint();
        return account.contact().active()
                ? fingerprint.equals(account.desired().fingerprint(updates.profile()))
                : !updates.suspend() || fingerprint.equals(AccountLinks.SUSPENDED);
    }

    private static Optional<User> find(Open account, Map<String, User> there) {
        long id = account.link().lmsId().orElse(0);
        return Optional.ofNullable(there.get(account.link().naturalKey()))
                .filter(user -> user.id() == id)
                // A rename of which nobody learnt how it ended.
                .or(() -> account.desired().username().map(there::get).filter(user -> user.id() == id));
    }

    /** {@return a link that says what was found, where nothing has to be written} */
    private Optional<Link> settled(Open account, User user) {
        return account.contact().active() && !user.suspended().orElse(false)
                ? Optional.of(AccountLinks.changed(
                        account.link(),
                        user.username().orElse(account.link().naturalKey()),
                        account.desired().fingerprint(updates.profile())))
                : Optional.empty();
    }

    private Optional<Change> plan(
            Open account, User found, Map<String, User> there, Map<String, String> owners, PlanWriter plan) {
        var user = SiteLookup.readable(found);
        if (!account.contact().active()) {
            return user.suspended() || !updates.suspend()
                    ? Optional.empty()
                    : Optional.of(AccountChanges.suspension(account.id(), user, true));
        }
        if (user.suspended()) {
            if (account.link().fingerprint().equals(AccountLinks.SUSPENDED)
                    && Eligibility.refusal(account.contact(), rules).isEmpty()) {
                return Optional.of(AccountChanges.suspension(account.id(), user, false));
            }
            plan.add(AuthFinding.ACCOUNT_SUSPENDED_IN_SITE.about(account.id(), user.id()));
            return Optional.empty();
        }
        var unfit = Matching.unfit(account.contact());
        if (unfit.isPresent()) {
            plan.add(unfit.get());
            return Optional.empty();
        }
        return update(account, user, SiteProfiles.of(found), there, owners, plan);
    }

    private Optional<Change> update(
            Open account,
            SiteUser user,
            Map<String, String> profile,
            Map<String, User> there,
            Map<String, String> owners,
            PlanWriter plan) {
        var after = account.desired().overwrites(profile, updates.profile());
        account.desired()
                .username()
                .filter(wanted -> !wanted.equals(user.username()))
                .ifPresent(wanted -> {
                    if (free(account, wanted, there, owners, plan)) {
                        after.put(AccountChanges.USERNAME, wanted);
                        plan.add(AuthFinding.USERNAME_CHANGES.about(account.id(), user.id()));
                    } else {
                        plan.add(AuthFinding.USERNAME_KEPT.about(account.id(), user.id()));
                    }
                });
        if (after.isEmpty()) {
            return Optional.empty();
        }
        var before = new TreeMap<String, String>();
        after.keySet().forEach(field -> before.put(field, profile.getOrDefault(field, "")));
        return Optional.of(AccountChanges.update(account.id(), user, before, after));
    }

    private static boolean free(
            Open account, String wanted, Map<String, User> there, Map<String, String> owners, PlanWriter plan) {
        var id = account.id().value();
        return !there.containsKey(wanted)
                && owners.getOrDefault(wanted, id).equals(id)
                && id.equals(plan.claim("username", Map.of(wanted, id)).get(wanted));
    }
}
