package org.lmsbridge.auth;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.internal.Accounts;
import org.lmsbridge.auth.internal.NoIdSink;
import org.lmsbridge.auth.internal.SignIns;
import org.lmsbridge.auth.internal.SiteAccounts;
import org.lmsbridge.auth.ldap.LdapConfig;
import org.lmsbridge.auth.ldap.LdapSettings;
import org.lmsbridge.auth.ldap.internal.Listener;
import org.lmsbridge.auth.profile.ProfileSettings;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.auth.signin.SignIn;
import org.lmsbridge.auth.signin.SignInRules;
import org.lmsbridge.auth.signin.SignInSettings;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.plan.ChangePlan;
import org.lmsbridge.core.plan.PlanApplier;
import org.lmsbridge.core.plan.PlanStoppedException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Progress;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.schedule.Schedule;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.core.spi.LmsIdSink;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives contacts their accounts in Moodle: plans which are made and which are taken over, and writes them when a plan
 * is applied; and signs people in against the records and whatever other auth plugins add as {@link
 * org.lmsbridge.core.plugin.SignInSource}. Needs a {@link MoodleClient} and {@link Contacts}, and for signing
 * in a {@link CredentialVerifier} and a {@link org.lmsbridge.core.spi.ContactDirectory}; offers
 * {@link AccountProvisioning}. Thread-safe.
 */
public final class AuthPlugin implements Plugin {
    /** The component name. */
    public static final String COMPONENT = "auth_records";

    private static final Logger LOG = LoggerFactory.getLogger(AuthPlugin.class);

    private volatile @Nullable Parts parts;
    private volatile @Nullable SignIns signIns;
    private volatile @Nullable Supplier<LdapEndpoint> endpoint;
    private volatile @Nullable LdapEndpoint open;

    @Override
    public PluginType type() {
        return PluginType.AUTH;
    }

    @Override
    public String component() {
        return COMPONENT;
    }

    @Override
    public List<Setting<?>> settings() {
        return AuthSettings.ALL;
    }

    @Override
    public void setUp(PluginContext context) {
        var client = context.require(MoodleClient.class);
        var state = context.state().site(client.moodleSite().name());
        var rules = AuthSettings.rules(context.settings(), client.moodleSite().sharedEmails());
        var site = SiteAccounts.of(client, state.journal());
        var schedule = context.schedule(state.site());
        var accounts = accounts(context, client, rules, site, state, schedule);
        context.offer(AccountProvisioning.class, accounts.provisioning());
        context.handle(accounts.handler());
        var ready = new Parts(accounts, context.applier(), state);
        parts = ready;
        context.events().subscribe(SignedIn.class, event -> refresh(event.contact()));
        schedule.recurring(
                "accounts",
                context.settings().get(UpdateSettings.ACCOUNT_TIMES),
                () -> unlessStopped(this::synchronise));
        schedule.contactChanged("contact", this::refresh);
        required(context.settings()).warnings().forEach(context.log()::tell);
        setUpSignIn(context, rules, site, state);
    }

    private void setUpSignIn(PluginContext context, AccountRules rules, SiteAccounts site, SiteState state) {
        var settings = context.settings();
        var signInRules = SignInSettings.rules(settings);
        signIns = SignIns.of(context, rules, required(settings), signInRules, state, site);
        LdapSettings.config(settings).ifPresent(config -> endpoint = endpoint(context, config, rules, signInRules));
        if (settings.get(LdapSettings.ENDPOINT)) {
            context.onStart(() -> {
                var opened = openLdapEndpoint();
                open = opened;
                return opened;
            });
        }
    }

    @Override
    public List<String> check(Settings settings) {
        return Stream.of(LdapSettings.faults(settings), RequiredFields.faults(settings.get(RequiredFields.REQUIRED)))
                .flatMap(List::stream)
                .toList();
    }

    private static RequiredFields required(Settings settings) {
        return RequiredFields.of(settings.get(RequiredFields.REQUIRED), ProfileSettings.rules(settings));
    }

    /**
     * Signs somebody in: asks the auth plugins that are enabled, in their order. Takes no longer than the setting {@code signInTimeoutSeconds}.
     *
     * @param username the username as it was typed; case makes no difference
     * @param password the password; left as it is, for the caller to overwrite
     * @param address where the attempt comes from
     * @return what came of it; never throws because of records or passwords
     * @throws IllegalStateException if the records implement no {@link CredentialVerifier}, and no other auth plugin
     *     checks passwords
     */
    public SignIn authenticate(String username, char[] password, InetAddress address) {
        var signIn = signIns().authenticator().authenticate(username, password, Optional.of(address));
        if (signIn.status() == SignInStatus.ACCEPTED) {
            signIn.contact().ifPresent(signIns().followUp()::direct);
        }
        return signIn;
    }

    /**
     * Finds the username of a contact, for people who have forgotten theirs. Who asks is for the host to know: tell it
     * under an address that the records have.
     *
     * @param contact whose
     * @return the username of the contact's account, otherwise the one that a new account would get; empty if the
     *     contact can have none
     * @throws RecordsUnavailableException if the records do not answer
     */
    public Optional<String> usernameOf(ContactId contact) {
        return parts().accounts().usernames().of(contact);
    }

    /**
     * Plans what becomes of the accounts that exist: profiles, usernames, suspensions. Writes nothing to the site. Makes
     * no account: that is planned with enrolments.
     *
     * @return the plan
     * @throws RecordsUnavailableException if the records cannot be read in full
     * @throws MoodleException if the site cannot be read
     */
    public ChangePlan plan() {
        return plan(false);
    }

    /**
     * Plans what becomes of the accounts that exist, and compares all of them with the site, which costs a look-up for
     * each: finds what somebody changed in the site by hand.
     *
     * @return the plan
     * @throws RecordsUnavailableException if the records cannot be read in full
     * @throws MoodleException if the site cannot be read
     */
    public ChangePlan planThoroughly() {
        return plan(true);
    }

    private ChangePlan plan(boolean everything) {
        var ready = parts();
        ready.applier().recover(ready.state());
        return ready.accounts().runs().all(everything);
    }

    /**
     * Applies a plan.
     *
     * @param plan the plan
     * @return what was done
     * @throws PlanStoppedException if it does more than its guards let pass: a person has to approve it first
     * @throws MoodleException if the site cannot be reached at all
     */
    public RunReport apply(ChangePlan plan) {
        var ready = parts();
        return ready.applier().apply(plan, ready.state(), Progress.none());
    }

    private void synchronise() {
        apply(plan());
    }

    private void refresh(ContactId contact) {
        unlessStopped(() -> parts().accounts().runs().one(contact).ifPresent(this::apply));
    }

    /** A plan that waits for a person is told to people by the run's findings; trying again would not help. */
    private static void unlessStopped(Runnable work) {
        try {
            work.run();
        } catch (PlanStoppedException e) {
            LOG.info("stopped plan={}", e.planId());
        }
    }

    private Parts parts() {
        var ready = parts;
        if (ready == null) {
            throw new IllegalStateException(
                    "this AuthPlugin belongs to no bridge yet; give it to LmsBridge.builder().plugins(…)");
        }
        return ready;
    }

    private record Parts(Accounts accounts, PlanApplier applier, SiteState state) {}

    private static Accounts accounts(
            PluginContext context,
            MoodleClient client,
            AccountRules rules,
            SiteAccounts site,
            SiteState state,
            Schedule schedule) {
        var settings = context.settings();
        return Accounts.of(
                new Accounts.Rules(
                        rules,
                        required(settings),
                        UpdateSettings.rules(settings),
                        UpdateSettings.notice(
                                settings, client.moodleSite().url().toString()),
                        settings.get(UpdateSettings.FIRST_NUMBER)),
                new Accounts.Host(
                        context.require(Contacts.class),
                        context.find(LmsIdSink.class).orElseGet(NoIdSink::new),
                        context.require(Notifier.class),
                        context.events(),
                        schedule,
                        context.clock()),
                site,
                state);
    }

    /**
     * Opens the LDAP endpoint. Whoever opens it closes it. With the setting {@code ldapEndpoint}, the bridge does both,
     * and this need not be called.
     *
     * @return the endpoint, listening
     * @throws IllegalStateException if the setting {@code ldapBindPassword} is missing, or nobody can check
     *     passwords: the records implement no {@link CredentialVerifier}, and no other auth plugin does it
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public LdapEndpoint openLdapEndpoint() {
        var opening = endpoint;
        if (opening == null) {
            signIns();
            throw new IllegalStateException(
                    "the LDAP endpoint needs a password for Moodle: set " + COMPONENT + ".ldapBindPassword");
        }
        return opening.get();
    }

    /** {@return the LDAP endpoint that the bridge opened last; empty if it has opened none} */
    public Optional<LdapEndpoint> ldapEndpoint() {
        return Optional.ofNullable(open);
    }

    private Supplier<LdapEndpoint> endpoint(
            PluginContext context, LdapConfig config, AccountRules rules, SignInRules signInRules) {
        var profile = ProfileSettings.rules(context.settings());
        return () -> new LdapEndpoint(
                config,
                profile,
                signInRules.passwordChangeUrl(),
                Listener.open(config, rules, signIns(), signInRules.timeout(), context.clock()));
    }

    private SignIns signIns() {
        var present = signIns;
        if (present == null || present.sources().isEmpty()) {
            throw new IllegalStateException(
                    COMPONENT + " cannot check passwords: let the records implement CredentialVerifier and"
                            + " ContactDirectory, or add an auth plugin that can, and build the bridge with this plugin");
        }
        return present;
    }
}
