package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.Desired;
import org.lmsbridge.auth.account.UpdateRules;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome.Result;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.model.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was planned for accounts that exist, where records and site are still as the plan found them. Every such
 * request may be repeated, so one of which nobody learns how it ended is planned anew by the next run.
 */
final class AccountUpdating {
    static final Set<ChangeKind> KINDS =
            Set.of(ChangeKind.ACCOUNT_UPDATE, ChangeKind.ACCOUNT_SUSPEND, ChangeKind.ACCOUNT_RESUME);

    private static final Logger LOG = LoggerFactory.getLogger(AccountUpdating.class);

    private final AccountRules rules;
    private final UpdateRules updates;
    private final Contacts contacts;
    private final AccountLinks links;
    private final SiteLookup lookup;
    private final SiteAccounts site;
    private final Aftermath aftermath;

    AccountUpdating(
            AccountRules rules,
            UpdateRules updates,
            Contacts contacts,
            AccountLinks links,
            SiteLookup lookup,
            SiteAccounts site,
            Aftermath aftermath) {
        this.rules = rules;
        this.updates = updates;
        this.contacts = contacts;
        this.links = links;
        this.lookup = lookup;
        this.site = site;
        this.aftermath = aftermath;
    }

    private record Account(Change change, Contact contact, Link link) {}

    void apply(List<Change> changes, Outcomes outcomes) {
        if (changes.isEmpty()) {
            return;
        }
        var wanted = wanted(changes, outcomes);
        if (wanted.isEmpty()) {
            return;
        }
        var verdicts = site.update(wanted.stream()
                        .map(account -> SiteProfiles.update(account.change()))
                        .toList())
                .outcomes();
        var saved = new ArrayList<Link>();
        for (int i = 0; i < wanted.size(); i++) {
            var account = wanted.get(i);
            var failure = failure(account, verdicts.get(i).verdict());
            if (failure.isEmpty()) {
                saved.add(written(account));
                outcomes.applied(account.change());
            } else {
                outcomes.not(
                        account.change(), failure.get().result(), failure.get().finding());
            }
        }
        links.save(saved);
        saved.stream()
                .filter(link -> renamed(wanted, link))
                .forEach(link -> aftermath.renamed(new ContactId(link.recordsId()), link.naturalKey()));
        LOG.info("accounts changed={} of={}", saved.size(), changes.size());
    }

    private static boolean renamed(List<Account> accounts, Link link) {
        return accounts.stream()
                .anyMatch(account -> account.link().recordsId().equals(link.recordsId())
                        && account.change().values().containsKey(AccountChanges.USERNAME));
    }

    private List<Account> wanted(List<Change> changes, Outcomes outcomes) {
        var ids = new HashSet<ContactId>();
        changes.forEach(change -> ids.add(AccountChanges.contactOf(change)));
        var present = new HashMap<ContactId, Contact>();
        contacts.byIds(ids).forEach(contact -> present.put(contact.id(), contact));
        var linked = links.of(ids.stream().map(ContactId::value).toList());
        var there = new HashMap<String, User>();
        lookup.users(changes.stream()
                        .map(change -> change.expects().getOrDefault(AccountChanges.USERNAME, ""))
                        .toList())
                .forEach(user -> there.put(user.username().orElse(""), user));
        var wanted = new ArrayList<Account>();
        for (var change : changes) {
            var id = AccountChanges.contactOf(change);
            var contact = present.get(id);
            var link = linked.get(id.value());
            var moved = moved(change, id, Optional.ofNullable(contact), Optional.ofNullable(link), there);
            if (moved.isPresent() || contact == null || link == null) {
                moved.ifPresent(finding -> outcomes.groundMoved(change, finding));
            } else {
                wanted.add(new Account(change, contact, link));
            }
        }
        return wanted;
    }

    private static Optional<Finding> moved(
            Change change, ContactId id, Optional<Contact> contact, Optional<Link> link, Map<String, User> there) {
        if (contact.isEmpty() || contact.get().active() == (change.kind() == ChangeKind.ACCOUNT_SUSPEND)) {
            var how = contact.isEmpty() ? "it is not in the records" : "it became active or inactive";
            return Optional.of(AuthFinding.CONTACT_CHANGED.about(id, how));
        }
        var user = there.get(change.expects().getOrDefault(AccountChanges.USERNAME, ""));
        var number = change.expects().getOrDefault(AccountChanges.ID, "");
        if (user == null
                || !number.equals(String.valueOf(user.id()))
                || link.isEmpty()
                || link.get().lmsId().orElse(0) != user.id()) {
            return Optional.of(AuthFinding.ACCOUNT_GONE.about(id, number));
        }
        var profile = SiteProfiles.of(user);
        return change.expects().entrySet().stream()
                .filter(expected -> !expected.getKey().equals(AccountChanges.ID))
                .filter(expected -> !expected.getValue().equals(found(profile, expected.getKey())))
                .findFirst()
                .map(expected -> AuthFinding.CONTACT_CHANGED.about(
                        id, "Moodle's field " + expected.getKey() + " has become another"));
    }

    private static String found(Map<String, String> profile, String field) {
        return profile.getOrDefault(field, field.equals(AccountChanges.SUSPENDED) ? "false" : "");
    }

    private Link written(Account account) {
        var username = account.change()
                .values()
                .getOrDefault(AccountChanges.USERNAME, account.link().naturalKey());
        return AccountLinks.changed(account.link(), username, fingerprint(account));
    }

    /** Of what was written, not of what the records say by now: they may have moved on since the plan. */
    private String fingerprint(Account account) {
        if (account.change().kind() == ChangeKind.ACCOUNT_SUSPEND) {
            return AccountLinks.SUSPENDED;
        }
        if (account.change().kind() == ChangeKind.ACCOUNT_RESUME) {
            return "";
        }
        var desired = Desired.of(
                Candidate.of(account.contact(), rules),
                updates.usernames()
                        && !rules.usernameSource().keeps(account.link().naturalKey()));
        var asPlanned = account.change().values().entrySet().stream()
                .allMatch(value -> value.getKey().equals(AccountChanges.USERNAME)
                        ? desired.username().filter(value.getValue()::equals).isPresent()
                        : value.getValue().equals(desired.values().get(value.getKey())));
        return asPlanned ? desired.fingerprint(updates.profile()) : "";
    }

    private record Failure(Result result, Finding finding) {}

    private static Optional<Failure> failure(Account account, Verdict<?> verdict) {
        if (verdict instanceof Verdict.Rejected<?> rejected) {
            return Optional.of(new Failure(Result.REFUSED, finding(account, rejected.reason())));
        }
        if (verdict instanceof Verdict.NotAttempted<?> not) {
            return Optional.of(new Failure(Result.SKIPPED, finding(account, not.reason())));
        }
        if (verdict instanceof Verdict.InDoubt<?> doubt) {
            return Optional.of(new Failure(Result.IN_DOUBT, finding(account, doubt.reason())));
        }
        return Optional.empty();
    }

    private static Finding finding(Account account, MoodleException reason) {
        return AuthFinding.ACCOUNT_UPDATE_FAILED.advising(
                account.contact().id(), AccountSettlement.said(reason), reason.remedy());
    }
}
