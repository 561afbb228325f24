package org.lmsbridge.auth.internal;

import java.time.Clock;
import java.util.Optional;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.NoticeTemplate;
import org.lmsbridge.auth.account.UpdateRules;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.SiteState;

/**
 * The planning and the writing of accounts, put together. Immutable and thread-safe.
 *
 * @param provisioning plans accounts for contacts
 * @param handler writes
 * @param runs plans what becomes of accounts that exist
 * @param usernames knows under which username a contact signs in
 */
public record Accounts(AccountProvisioning provisioning, ChangeHandler handler, AccountRuns runs, Usernames usernames) {
    /**
     * What the settings say.
     *
     * @param accounts about accounts
     * @param required about fields that the site requires
     * @param updates about accounts that exist
     * @param notice about the notice to new students; empty if there is none
     * @param firstNumber the first username where usernames are numbers
     */
    public record Rules(
            AccountRules accounts,
            RequiredFields required,
            UpdateRules updates,
            Optional<NoticeTemplate> notice,
            long firstNumber) {}

    /**
     * What the host gave.
     *
     * @param contacts the records
     * @param sink takes the numbers of users
     * @param notifier carries notices
     * @param events hears of links
     * @param schedule has notices sent
     * @param clock the clock of the state
     */
    public record Host(
            Contacts contacts, LmsIdSink sink, Notifier notifier, Events events, Schedule schedule, Clock clock) {}

    /**
     * Puts it together.
     *
     * @param rules what the settings say
     * @param host what the host gave
     * @param site the site
     * @param state what is remembered of the site
     * @return the parts
     */
    public static Accounts of(Rules rules, Host host, SiteAccounts site, SiteState state) {
        var accounts = rules.accounts();
        var contacts = host.contacts();
        var links = new AccountLinks(state.links());
        var lookup = new SiteLookup(site);
        var notices = new SignInNotices(rules.notice(), contacts, links, host.schedule(), host.notifier());
        var aftermath = new Aftermath(host.sink(), host.events(), notices);
        var handler = new AccountHandler(
                new AccountCreation(accounts, contacts, links, lookup, site, aftermath),
                new AccountLinking(links, lookup, aftermath),
                new AccountUpdating(accounts, rules.updates(), contacts, links, lookup, site, aftermath),
                new AccountRecovery(new Doubts(state.links(), host.clock()), lookup));
        var planner = new AccountUpdatePlanner(accounts, rules.updates(), contacts, links, lookup);
        return new Accounts(
                new Provisioning(
                        accounts,
                        rules.required(),
                        links,
                        lookup,
                        new Candidates(accounts, state.counters(), rules.firstNumber())),
                handler,
                new AccountRuns(planner, links, state.plans()),
                new Usernames(accounts, links, contacts));
    }
}
