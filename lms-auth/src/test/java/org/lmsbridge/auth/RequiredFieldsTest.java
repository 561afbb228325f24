package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchScope;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.profile.FieldLock;
import org.lmsbridge.auth.profile.MoodleField;
import org.lmsbridge.auth.profile.ProfileRules;
import org.lmsbridge.auth.profile.RequiredFields;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.report.Finding;

class RequiredFieldsTest {
    private static final String PASSWORD = "a-long-service-password";

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
    void moodleIsGivenNoReasonToMakeAnAccountThatNobodyCanUse() throws Exception {
        var settings =
                Map.of("requiredFields", "city", "lockCity", "locked", "ldapBindPassword", PASSWORD, "ldapPort", "0");
        try (var bench = new Bench(state, settings)) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2").putProfile(ProfileField.CITY, "Perth"));
            bench.records().put(Records.contact("3"));
            bench.userInSite("person3@example.org", "else@example.org", Optional.empty());
            assertThat(statuses(bench))
                    .containsExactly(SignInStatus.WRONG_CREDENTIALS, SignInStatus.ACCEPTED, SignInStatus.ACCEPTED);
            try (var endpoint = bench.auth().openLdapEndpoint();
                    var moodle = new LDAPConnection("127.0.0.1", endpoint.port(), "cn=moodle,o=records", PASSWORD)) {
                assertThat(moodle.search("ou=people,o=records", SearchScope.SUB, "(uid=*)", "uid")
                                .getSearchEntries())
                        .extracting(entry -> entry.getAttributeValue("uid"))
                        .containsExactly("person2@example.org", "person3@example.org");
            }
        }
    }

    @Test
    void aSiteThatCannotBeAskedKeepsNobodyOut() throws Exception {
        try (var bench = new Bench(state, Map.of("requiredFields", "city", "lockCity", "locked"))) {
            bench.records().put(Records.contact("1"));
            bench.sandbox().close();
            assertThat(statuses(bench)).containsExactly(SignInStatus.ACCEPTED);
        }
    }

    private static List<SignInStatus> statuses(Bench bench) throws Exception {
        var statuses = new ArrayList<SignInStatus>();
        for (var contact : bench.records().all()) {
            var name = contact.email().orElseThrow();
            statuses.add(bench.auth()
                    .authenticate(name, Records.PASSWORD.toCharArray(), InetAddress.getByName("192.0.2.1"))
                    .status());
        }
        return statuses;
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
