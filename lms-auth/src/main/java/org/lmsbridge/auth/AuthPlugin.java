package org.lmsbridge.auth;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.auth.internal.Accounts;
import org.lmsbridge.auth.internal.SiteAccounts;
import org.lmsbridge.auth.internal.SignIns;
import org.lmsbridge.auth.signin.SignIn;
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
