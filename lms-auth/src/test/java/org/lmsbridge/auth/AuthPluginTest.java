package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.account.MatchField;
import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.username.UsernameSource;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

class AuthPluginTest {
    @TempDir
    Path state;

    @Test
    void isAnAuthPluginUnderItsComponentName() {
        assertThat(new AuthPlugin().type()).isEqualTo(PluginType.AUTH);
        assertThat(new AuthPlugin().component()).isEqualTo("auth_records");
    }

    @Test
    void saysWhatTheHostHasToGive() {
        try (var store = StateStore.embedded(state)) {
            assertThatThrownBy(() -> LmsBridge.builder()
                            .provide(MoodleClient.of(MoodleSite.of("http://localhost:1", "token")))
                            .plugins(new AuthPlugin())
                            .state(store)
                            .build())
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessageContaining("auth_records needs a org.lmsbridge.core.spi.Contacts");
        }
    }

    @Test
    void asksNothingOfTheSiteWhenItIsBuilt() {
        try (var bridge = LmsBridge.builder()
                .records(new Records())
                .provide(MoodleClient.of(MoodleSite.of("http://localhost:1", "token")))
                .plugins(new AuthPlugin())
                .state(StateStore.embedded(state))
                .build()) {
            assertThat(bridge.plugins()).hasSize(1);
        }
    }

    @Test
    void settingsHaveTheDefaultsOfAProviderWithAPlainMoodle() {
        var rules = AuthSettings.rules(settings(Map.of()), false);

        assertThat(rules.usernameSource()).isEqualTo(UsernameSource.CUSTOMER_EMAIL);
        assertThat(rules.matchField()).isEqualTo(MatchField.EMAIL);
        assertThat(rules.sendsPassword()).isTrue();
        assertThat(rules.requirePassword()).isTrue();
        assertThat(rules.passwordPolicy()).isEqualTo(PasswordPolicy.moodleDefault());
    }

    @Test
    void everyPasswordNumberCanBeSet() {
        var settings = settings(Map.of(
                "passwordMinLength", "12",
                "passwordDigits", "2",
                "passwordLower", "3",
                "passwordUpper", "4",
                "passwordNonAlphanumeric", "5",
                "passwordMaxConsecutiveIdentical", "6"));

        assertThat(AuthSettings.passwordPolicy(settings)).isEqualTo(new PasswordPolicy(12, 2, 3, 4, 5, 6));
    }

    @Test
    void onlyManualAccountsCarryPasswords() {
        var external = AuthSettings.rules(settings(Map.of("authMethod", " ldap ", "createPassword", "true")), false);
        var made = AuthSettings.rules(settings(Map.of("createPassword", "true")), false);

        assertThat(external.authMethod()).isEqualTo("ldap");
        assertThat(external.sendsPassword()).isFalse();
        assertThat(external.moodleMakesPassword()).isFalse();
        assertThat(made.sendsPassword()).isFalse();
        assertThat(made.moodleMakesPassword()).isTrue();
    }

    @Test
    void aMethodThatCannotExistIsRefusedByName() {
        assertThatThrownBy(() -> AuthSettings.rules(settings(Map.of("authMethod", "LDAP server")), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth_records.authMethod")
                .hasMessageContaining("`ldap`");
    }

    private static Settings settings(Map<String, String> values) {
        var faults = new ArrayList<String>();
        var settings = Settings.read(
                AuthPlugin.COMPONENT,
                AuthSettings.ALL,
                List.of((component, name) -> Optional.ofNullable(values.get(name))),
                faults);
        assertThat(faults).isEmpty();
        return settings;
    }
}
