package org.lmsbridge.auth.internal;

import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.signin.SignInRules;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.state.SiteState;

/**
 * Signing in, put together. Thread-safe.
 *
 * @param names who signs in under which name
 * @param authenticator signs people in
 * @param work asks the records within bounded time
 * @param followUp says that somebody signed in
 */
public record SignIns(SignInNames names, Authenticator authenticator, TimedWork work, SignInFollowUp followUp) {
    /**
     * Puts it together of what the host gave.
     *
     * @param context gives the records
     * @param accounts what the settings say about accounts
     * @param rules what the settings say about signing in
     * @param state what is remembered of the site
     * @param site the site, in which new accounts appear
     * @return the parts
     */
    public static SignIns of(
            PluginContext context, AccountRules accounts, SignInRules rules, SiteState state, SiteAccounts site) {
        var accountLinks = new AccountLinks(state.links());
        var names = new SignInNames(
                accounts, accountLinks, context.require(Contacts.class), context.require(ContactDirectory.class));
        var work = new TimedWork(rules.concurrency(), rules.timeout());
        var clock = context.clock();
        var authenticator =
                new Authenticator(rules, names, context.require(CredentialVerifier.class), state.attempts(), work);
        var followUp = new SignInFollowUp(new SiteLookup(site), accountLinks, context.events(), clock);
        return new SignIns(names, authenticator, work, followUp);
    }
}
