package org.lmsbridge.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.records.Secret;

class MoodleSettingsTest {
    private static final Map<String, String> OTHER_SYSTEM = Map.of(
            "MOODLE_ENABLED", "True",
            "MOODLE_URL", "\"https://moodle.example.org/\"",
            "MOODLE_TOKEN", "'t0ken'",
            "MOODLE_VERIFY_SSL", "False",
            "MOODLE_TIMEOUT", "45",
            "MOODLE_SYNC_TIMEOUT", "20",
            "MOODLE_USER_AUTH", "oauth2",
            "MOODLE_USER_MATCH_FIELD", "username",
            "MOODLE_COURSE_VISIBLE", "False",
            "MOODLE_DELETE_COURSE_ON_EVENT_DELETE", "True");

    private final List<String> faults = new ArrayList<>();

    private Optional<MoodleConnection> connection(SettingsSource... sources) {
        var settings = Settings.read(MoodleSettings.COMPONENT, MoodleSettings.ALL, List.of(sources), faults);
        return MoodleSettings.connection(settings, faults);
    }

    @Test
    void theTenVariablesAreReadAsTheyAre() {
        var environment = SettingsSource.environment(OTHER_SYSTEM);
        assertThat(connection(environment))
                .contains(new MoodleConnection(
                        URI.create("https://moodle.example.org"),
                        Secret.of("t0ken"),
                        false,
                        false,
                        Duration.ofSeconds(45),
                        Duration.ofSeconds(20)));
        assertThat(faults).isEmpty();
        assertThat(environment.find("auth_records", "authMethod")).contains("oauth2");
        assertThat(environment.find("auth_records", "matchField")).contains("username");
        assertThat(environment.find("enrol_records", "newCoursesVisible")).contains("False");
        assertThat(environment.find("enrol_records", "deleteCourseWithEvent")).contains("True");
        assertThat(MoodleSettings.VARIABLES.values()).containsExactlyInAnyOrderElementsOf(OTHER_SYSTEM.keySet());
    }

    @Test
    void theLibrarysOwnSpellingGoesBefore() {
        var variables = new HashMap<>(OTHER_SYSTEM);
        variables.put("LMS_MOODLE_URL", "https://other.example.org");
        var environment = SettingsSource.environment(variables);
        assertThat(connection(environment))
                .hasValueSatisfying(connection -> assertThat(connection.url()).hasHost("other.example.org"));
        assertThat(environment.origin("moodle", "url")).isEqualTo("the environment variable LMS_MOODLE_URL");
        assertThat(environment.origin("moodle", "token")).isEqualTo("the environment variable MOODLE_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"False", "'False'", "", " ", "\"\""})
    void switchedOffNothingElseIsNeeded(String enabled) {
        assertThat(connection(SettingsSource.environment(Map.of("MOODLE_ENABLED", enabled))))
                .isEmpty();
        assertThat(connection()).isEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    void switchedOnAllThatIsMissingIsNamedWithTheRemedy() {
        assertThat(connection(SettingsSource.environment(Map.of("MOODLE_ENABLED", "True"))))
                .isEmpty();
        assertThat(faults)
                .containsExactly(
                        "moodle.url is missing, and moodle.enabled is on; set it or switch it off (the environment"
                                + " variable MOODLE_ENABLED)",
                        "moodle.token is missing, and moodle.enabled is on; set it or switch it off (the environment"
                                + " variable MOODLE_ENABLED)");
    }

    @Test
    void anAddressThatIsNoneIsReportedOnceAndTheTokenNever() {
        connection(SettingsSource.environment(
                Map.of("MOODLE_ENABLED", "True", "MOODLE_URL", "moodle", "MOODLE_TOKEN", "t0ken")));
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("moodle.url is not a web address")
                .contains("change it in the environment variable MOODLE_URL")
                .doesNotContain("t0ken");
    }

    @Test
    void anAddressInClearIsAFaultThatNamesSettingAddressPlaceAndRemedy() {
        var variables = new HashMap<>(OTHER_SYSTEM);
        variables.put("MOODLE_URL", "http://moodle.example.org/");
        assertThat(connection(SettingsSource.environment(variables))).isEmpty();
        assertThat(faults)
                .containsExactly(
                        "moodle.url http://moodle.example.org/ would send the token and passwords in clear; use the"
                                + " site's https:// address (the environment variable MOODLE_URL), or set moodle.plainHttp to true"
                                + " where the network is yours");

        faults.clear();
        variables.put("LMS_MOODLE_PLAIN_HTTP", "true");
        assertThat(connection(SettingsSource.environment(variables)))
                .hasValueSatisfying(
                        connection -> assertThat(connection.plainHttp()).isTrue());
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8044", "http://localhost:8080/moodle", "http://[::1]"})
    void thisMachineNeedsNoTls(String url) {
        var variables = new HashMap<>(OTHER_SYSTEM);
        variables.put("MOODLE_URL", url);
        assertThat(connection(SettingsSource.environment(variables))).isPresent();
        assertThat(faults).isEmpty();
    }

    @Test
    void aConnectionShowsNoToken() {
        assertThat(connection(SettingsSource.environment(OTHER_SYSTEM)).orElseThrow())
                .asString()
                .doesNotContain("t0ken");
    }
}
