package org.lmsbridge.auth.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.auth.account.AccountChanges;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Eligibility;
import org.lmsbridge.auth.account.Matching;
import org.lmsbridge.auth.account.PasswordCheck;
import org.lmsbridge.auth.account.Trace;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.Contacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes accounts: reads the contacts again, sees that the ground is still free, leaves a link in doubt for every
 * account, sends them, and settles the links by the verdicts. Killed anywhere in between, it leaves links in doubt,
 * which {@link AccountRecovery} puts right.
 */
final class AccountCreation {
    private static final Logger LOG = LoggerFactory.getLogger(AccountCreation.class);
    private static final int CONTACTS_PER_READ = 1_000;

    private final AccountRules rules;
    private final Contacts contacts;
    private final AccountLinks links;
    private final SiteLookup lookup;
    private final SiteAccounts site;
    private final Aftermath aftermath;

    AccountCreation(
            AccountRules rules,
            Contacts contacts,
            AccountLinks links,
            SiteLookup lookup,
            SiteAccounts site,
            Aftermath aftermath) {
        this.aftermath = aftermath;
        this.rules = rules;
        this.contacts = contacts;
        this.links = links;
        this.lookup = lookup;
        this.site = site;
    }

    void apply(List<Change> changes, Outcomes outcomes) {
        var wanted = onFreeGround(withoutLink(stillWanted(changes, outcomes), outcomes), outcomes);
        if (wanted.isEmpty()) {
            return;
        }
        links.intend(wanted.stream().map(Account::trace).toList());
        var result = site.create(
                wanted.stream().map(account -> account.newUser(rules)).toList());
        new AccountSettlement(links, lookup, aftermath).settle(wanted, result.outcomes(), outcomes);
        LOG.info("accounts sent={} result={}", wanted.size(), result);
    }

    private List<Account> stillWanted(List<Change> changes, Outcomes outcomes) {
        var present = contacts(changes);
        var wanted = new ArrayList<Account>();
        for (var change : changes) {
            var id = AccountChanges.contactOf(change);
            var contact = present.get(id);
            if (contact == null) {
                outcomes.groundMoved(change, AuthFinding.CONTACT_CHANGED.about(id, "it is not in the records"));
                continue;
            }
            var account = new Account(change, contact);
            var refusal =
                    Eligibility.refusal(contact, rules).or(() -> PasswordCheck.refusal(contact, account.rules(rules)));
            refusal.ifPresentOrElse(finding -> outcomes.groundMoved(change, finding), () -> wanted.add(account));
        }
        return wanted;
    }

    private Map<ContactId, Contact> contacts(List<Change> changes) {
        var present = new LinkedHashMap<ContactId, Contact>();
        for (int from = 0; from < changes.size(); from += CONTACTS_PER_READ) {
            var ids = new LinkedHashSet<ContactId>();
            changes.subList(from, Math.min(from + CONTACTS_PER_READ, changes.size()))
                    .forEach(change -> ids.add(AccountChanges.contactOf(change)));
            contacts.byIds(ids).forEach(contact -> present.put(contact.id(), contact));
        }
        return present;
    }

    private Map<Account, Optional<Trace>> withoutLink(List<Account> wanted, Outcomes outcomes) {
        var linked = links.of(wanted.stream().map(Account::id).toList());
        var open = new LinkedHashMap<Account, Optional<Trace>>();
        for (var account : wanted) {
            var link = linked.get(account.id());
            if (link == null || link.inDoubt()) {
                open.put(account, AccountLinks.trace(link));
            } else {
                var where = "the contact is linked to user " + link.lmsId().orElse(0);
                outcomes.groundMoved(
                        account.change(),
                        AuthFinding.ACCOUNT_APPEARED.about(account.contact().id(), where));
            }
        }
        return open;
    }

    private List<Account> onFreeGround(Map<Account, Optional<Trace>> open, Outcomes outcomes) {
        if (open.isEmpty()) {
            return List.of();
        }
        var found = lookup.around(
                open.keySet().stream().map(Account::candidate).toList(),
                open.values().stream()
                        .flatMap(Optional::stream)
                        .map(Trace::username)
                        .toList());
        var owners = links.owners(open.keySet().stream().map(Account::username).toList());
        var ground = new Matching(rules, found, owners);
        var free = new ArrayList<Account>();
        var made = new LinkedHashMap<Trace, Long>();
        open.forEach((account, trace) -> {
            var ours = trace.flatMap(left -> found.byUsername(left.username()).filter(left::isLeftBy));
            if (ours.isPresent()) {
                made.put(trace.orElseThrow(), ours.get().id());
                outcomes.applied(account.change());
            } else {
                ground.ground(account.candidate(), account.username())
                        .ifPresentOrElse(
                                finding -> outcomes.groundMoved(account.change(), finding), () -> free.add(account));
            }
        });
        links.created(made);
        aftermath.created(made);
        return free;
    }
}
