package org.lmsbridge.auth;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import org.lmsbridge.auth.export.AccountExport;
import org.lmsbridge.auth.export.Exported;
import org.lmsbridge.auth.password.BrokenRule;
import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.signin.SignIn;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.report.RunReport;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/** What the README shows. */
final class ReadmeSamples {
    private ReadmeSamples() {}

    static LmsBridge bridge(Contacts records, MoodleSite site) {
        return LmsBridge.builder()
                .records(records) // at least Contacts
                .provide(MoodleClient.of(site))
                .plugins(new AuthPlugin()) // and EnrolPlugin, which has accounts made for whoever is booked
                .settings(SettingsSource.properties(Path.of("lms.properties")))
                .state(StateStore.embedded(Path.of("lms-state")))
                .build();
    }

    static void check(BiConsumer<String, String> reject, char[] password) {
        for (BrokenRule rule : PasswordPolicy.moodleDefault().broken(password)) { // char[] or CharSequence
            reject.accept("password", rule.message()); // such as: at least 1 digit
        }
    }

    static RunReport update(LmsBridge bridge) {
        var auth = bridge.plugin(AuthPlugin.class);
        var report = auth.apply(auth.plan()); // profiles, usernames, suspensions
        return report;
    }

    static SignIn signIn(AuthPlugin auth, String username, char[] password, InetAddress address) {
        var signIn = auth.authenticate(username, password, address); // never throws because of records or passwords
        return signIn;
    }

    static void openEndpoint(LmsBridge bridge, AuthPlugin auth) {
        bridge.start();
        System.out.println(auth.ldapEndpoint().orElseThrow().moodleSettings());
    }

    static Exported export(MoodleClient moodle, Map<String, String> record) {
        var export = new AccountExport(
                moodle,
                Map.of(
                        "username", "Login",
                        "firstname", "Given",
                        "lastname", "Family",
                        "email", "Mail",
                        "password", "Secret",
                        "profile_field_trade", "Trade"));
        Exported exported = export.export(record); // CREATED, USERNAME_EXISTS, REFUSED or UNKNOWN
        return exported;
    }

    /** Part of an auth plugin of somebody else. */
    record StaffPlugin(SignInSource staffDirectory) {
        public void setUp(PluginContext context) {
            context.contribute(SignInSource.class, staffDirectory); // finds, verifies and lists people
        }
    }
}
