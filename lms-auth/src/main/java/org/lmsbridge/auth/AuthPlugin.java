package org.lmsbridge.auth;

import java.util.List;
import org.lmsbridge.auth.internal.Accounts;
import org.lmsbridge.auth.internal.SiteAccounts;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.moodle.MoodleClient;

/**
 * Gives contacts their accounts in Moodle: plans which are made and which are taken over, and writes them when a plan
 * is applied. Needs a {@link MoodleClient} and {@link Contacts}; offers {@link AccountProvisioning}. Thread-safe.
 */
public final class AuthPlugin implements Plugin {
    /** The component name. */
    public static final String COMPONENT = "auth_records";

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
    }
}
