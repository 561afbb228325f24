package org.lmsbridge.auth.internal;

import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.ldap.LdapSettings;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.auth.signin.SignInRules;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.spi.ContactDirectory;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.state.SiteState;

/**
 * Signing in, put together. Thread-safe.
 *
 * @param sources who signs in under which name, and with which password
 * @param authenticator signs people in
 * @param work asks the records within bounded time
 * @param followUp says that somebody signed in
 */
public record SignIns(SignInSources sources, Authenticator authenticator, TimedWork work, SignInFollowUp followUp) {
    /**
     * Puts it together of what the host gave, and adds the records to the ways to sign in if they can check passwords.
     *
     * @param context gives the records
     * @param accounts what the settings say about accounts
     * @param required which fields an account cannot do without
     * @param rules what the settings say about signing in
     * @param state what is remembered of the site
     * @param site the site, in which new accounts appear
     * @return the parts
     */
    public static SignIns of(
            PluginContext context,
            AccountRules accounts,
            RequiredFields required,
            SignInRules rules,
            SiteState state,
            SiteAccounts site) {
        var lookup = new SiteLookup(site);
        var accountLinks = new AccountLinks(state.links());
        context.find(CredentialVerifier.class).ifPresent(verifier -> {
            var names = new SignInNames(
                    accounts,
                    accountLinks,
                    context.require(Contacts.class),
                    context.require(ContactDirectory.class),
                    new Admission(required, accounts, lookup, context.log()::tell));
            context.contribute(SignInSource.class, new RecordsSource(names, verifier));
        });
        var sources = new SignInSources(
                () -> context.contributed(SignInSource.class),
                System::nanoTime,
                new ListedSources(state.cursors(), LdapSettings.unlisted(context.settings()), context.log()::tell));
        var work = new TimedWork(rules.concurrency(), rules.timeout());
        var clock = context.clock();
        var authenticator = new Authenticator(rules, sources, state.attempts(), work);
        var followUp = new SignInFollowUp(lookup, accountLinks, context.events(), clock);
        return new SignIns(sources, authenticator, work, followUp);
    }
}
