package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.profile.FieldLock;
import org.lmsbridge.auth.profile.MoodleField;
import org.lmsbridge.auth.profile.ProfileRules;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.report.Finding;

class RequiredFieldsTest {
    @TempDir
    private Path state;

    @Test
    void whoLacksAFieldThatIsRequiredAndLockedIsRefused() {
        try (var bench = new Bench(state, Map.of("requiredFields", "city", "lockCity", "locked"))) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").putProfile(ProfileField.CITY, "Perth"));
            var plan = bench.plan();
            assertThat(Bench.findings(plan)).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("required-field-empty");
                assertThat(finding.subject()).isEqualTo("contact:1");
                assertThat(finding.message()).contains("city");
            });
            bench.apply(plan);
            assertThat(bench.user("person1@example.org")).isEmpty();
            assertThat(bench.user("person2@example.org")).isPresent();
        }
    }

    @Test
    void whoMayFillTheFieldInHasAnAccount() {
        try (var bench = new Bench(state, Map.of("requiredFields", "city", "lockCity", "unlocked-if-empty"))) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            assertThat(bench.user("person1@example.org")).isPresent();
        }
    }

    @Test
    void customFieldsAreLockedByDefault() {
        try (var bench = new Bench(state, Map.of("requiredFields", "profile_field_trade"))) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").putCustomFields("trade", "Baker"));
            assertThat(Bench.codes(bench.plan())).containsExactly("required-field-empty");
        }
    }

    @Test
    void anAccountThatExistsIsTakenOverAllTheSame() {
        try (var bench = new Bench(state, Map.of("requiredFields", "city", "lockCity", "locked"))) {
            bench.userInSite("old", "person1@example.org", Optional.empty());
            bench.records().put(Records.contact("1"));
            bench.sync();
            assertThat(bench.link("1")).isPresent();
        }
    }

    @Test
    void aConfigurationThatInvitesItIsWarnedAbout() {
        var locks = new ProfileRules(
                Map.of(MoodleField.CITY, FieldLock.LOCKED, MoodleField.COUNTRY, FieldLock.UNLOCKED), FieldLock.LOCKED);
        var required = RequiredFields.of(Optional.of("country, profile_field_trade,city"), locks);
        assertThat(required.warnings())
                .extracting(Finding::subject)
                .containsExactly("setting:auth_records.lockCity", "setting:auth_records.lockCustomFields");
        assertThat(RequiredFields.of(Optional.empty(), locks).warnings()).isEmpty();
    }

    @Test
    void aNameThatIsNoFieldIsRefused() {
        assertThatThrownBy(() -> new Bench(state, Map.of("requiredFields", "town, url")).close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("requiredFields: town is no profile field")
                .hasMessageContaining("requiredFields: url is no profile field");
    }
}
