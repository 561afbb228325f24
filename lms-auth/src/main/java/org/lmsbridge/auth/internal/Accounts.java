package org.lmsbridge.auth.internal;

import java.time.Clock;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.state.Doubts;
import org.lmsbridge.core.state.SiteState;

/**
 * The planning and the writing of accounts, put together. Immutable and thread-safe.
 *
 * @param provisioning plans
 * @param handler writes
 */
public record Accounts(AccountProvisioning provisioning, ChangeHandler handler) {
    /**
     * Puts both together.
     *
     * @param rules what the settings say
     * @param contacts the records
     * @param site the site
     * @param state what is remembered of the site
     * @param clock the clock of the state
     * @return both
     */
    public static Accounts of(AccountRules rules, Contacts contacts, SiteAccounts site, SiteState state, Clock clock) {
        var links = new AccountLinks(state.links());
        var lookup = new SiteLookup(site);
        var handler = new AccountHandler(
                new AccountCreation(rules, contacts, links, lookup, site),
                new AccountLinking(links, lookup),
                new AccountRecovery(new Doubts(state.links(), clock), lookup));
        return new Accounts(new Provisioning(rules, links, lookup), handler);
    }
}
