package org.lmsbridge.auth.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.moodle.model.UserField;
import org.lmsbridge.sandbox.MoodleSandbox;

class AccountExportTest {
    private static final Map<String, String> MAPPING = Map.of(
            "email", "Mail", "username", "Login", "password", "Secret", "firstname", "Given", "lastname", "Family");
    private static final Map<String, String> ANNA = Map.of(
            "Login",
            " Anna.Berg ",
            "Mail",
            "anna@example.org",
            "Given",
            "Anna",
            "Family",
            "Berg",
            "Secret",
            "Zebra-4711-crossing");

    @Test
    void makesAnAccountOnceAndLeavesItToMoodle() {
        try (var sandbox = MoodleSandbox.start()) {
            var client = Bench.client(sandbox);
            var export = new AccountExport(client, MAPPING);

            var first = export.export(ANNA);
            var changed = new HashMap<>(ANNA);
            changed.put("Given", "Other");
            var second = export.export(changed);

            assertThat(first.status()).isEqualTo(Exported.Status.CREATED);
            assertThat(second.status()).isEqualTo(Exported.Status.USERNAME_EXISTS);
            assertThat(second.lmsUserId()).isEqualTo(first.lmsUserId());
            var users = client.users().byField(UserField.USERNAME, List.of("anna.berg"));
            assertThat(users)
                    .singleElement()
                    .satisfies(user -> assertThat(user.firstname()).contains("Anna"));
        }
    }

    @Test
    void aRecordThatLacksAFieldIsRefusedByItsOwnNames() {
        try (var sandbox = MoodleSandbox.start()) {
            var incomplete = new HashMap<>(ANNA);
            incomplete.remove("Mail");
            incomplete.put("Family", " ");

            var exported = new AccountExport(Bench.client(sandbox), MAPPING).export(incomplete);

            assertThat(exported.status()).isEqualTo(Exported.Status.REFUSED);
            assertThat(exported.message()).contains("Mail, Family").doesNotContain("Zebra");
            assertThat(sandbox.calls().writes()).isZero();
        }
    }

    @Test
    void whatTheSiteRefusesIsSaid() {
        try (var sandbox = MoodleSandbox.start()) {
            var weak = new HashMap<>(ANNA);
            weak.put("Secret", "weak");

            var exported = new AccountExport(Bench.client(sandbox), MAPPING).export(weak);

            assertThat(exported.status()).isEqualTo(Exported.Status.REFUSED);
            assertThat(exported.message()).isNotBlank();
        }
    }

    @Test
    void theMappingIsCheckedAtOnce() {
        try (var sandbox = MoodleSandbox.start()) {
            var client = Bench.client(sandbox);
            var less = new HashMap<>(MAPPING);
            less.remove("email");
            assertThatThrownBy(() -> new AccountExport(client, less)).hasMessageContaining("[email]");
            var more = new HashMap<>(MAPPING);
            more.put("city", "Town");
            assertThatThrownBy(() -> new AccountExport(client, more)).hasMessageContaining("[city]");
        }
    }
}
