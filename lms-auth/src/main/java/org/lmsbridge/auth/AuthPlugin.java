package org.lmsbridge.auth;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.internal.Accounts;
import org.lmsbridge.auth.internal.SignIns;
import org.lmsbridge.auth.internal.SiteAccounts;
import org.lmsbridge.auth.ldap.LdapConfig;
import org.lmsbridge.auth.ldap.LdapSettings;
import org.lmsbridge.auth.ldap.internal.Listener;
import org.lmsbridge.auth.profile.ProfileSettings;
import org.lmsbridge.auth.signin.SignIn;
import org.lmsbridge.auth.signin.SignInRules;
import org.lmsbridge.auth.signin.SignInSettings;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerifier;
import org.lmsbridge.moodle.MoodleClient;

/**
 * Gives contacts their accounts in Moodle: plans which are made and which are taken over, and writes them when a plan
 * is applied; and signs people in against the records. Needs a {@link MoodleClient} and {@link Contacts}, and for signing
 * in a {@link CredentialVerifier} and a {@link org.lmsbridge.core.spi.ContactDirectory}; offers
 * {@link AccountProvisioning}. Thread-safe.
 */
public final class AuthPlugin implements Plugin {
    /** The component name. */
    public static final String COMPONENT = "auth_records";

    private volatile @Nullable SignIns signIns;
    private volatile @Nullable Supplier<LdapEndpoint> endpoint;

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
        var contacts = context.require(Contacts.class);
        var state = context.state().site(client.moodleSite().name());
        var rules = AuthSettings.rules(context.settings(), client.moodleSite().sharedEmails());
        var accounts = Accounts.of(rules, contacts, SiteAccounts.of(client, state.journal()), state, context.clock());
        context.offer(AccountProvisioning.class, accounts.provisioning());
        context.handle(accounts.handler());
        var signInRules = SignInSettings.rules(context.settings());
        if (context.find(CredentialVerifier.class).isPresent()) {
            signIns = SignIns.of(context, rules, signInRules, state.links());
            LdapSettings.config(context.settings())
                    .ifPresent(config -> endpoint = endpoint(context, config, rules, signInRules));
        }
    }

    /**
     * Signs somebody in against the records. Takes no longer than the setting {@code signInTimeoutSeconds}.
     *
     * @param username the username as it was typed; case makes no difference
     * @param password the password; left as it is, for the caller to overwrite
     * @param address where the attempt comes from
     * @return what came of it; never throws because of records or passwords
     * @throws IllegalStateException if the records implement no {@link CredentialVerifier}
     */
    public SignIn authenticate(String username, char[] password, InetAddress address) {
        return signIns().authenticator().authenticate(username, password, Optional.of(address));
    }

    /**
     * Opens the LDAP endpoint. Whoever opens it closes it.
     *
     * @return the endpoint, listening
     * @throws IllegalStateException if the setting {@code ldapBindPassword} is missing, or the records implement no
     *     {@link CredentialVerifier}
     * @throws java.io.UncheckedIOException if the port cannot be had
     */
    public LdapEndpoint openLdapEndpoint() {
        var open = endpoint;
        if (open == null) {
            signIns();
            throw new IllegalStateException(
                    "the LDAP endpoint needs a password for Moodle: set " + COMPONENT + ".ldapBindPassword");
        }
        return open.get();
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
        if (present == null) {
            throw new IllegalStateException(
                    COMPONENT + " cannot check passwords: let the records implement CredentialVerifier and"
                            + " ContactDirectory, and build the bridge with this plugin");
        }
        return present;
    }
}
