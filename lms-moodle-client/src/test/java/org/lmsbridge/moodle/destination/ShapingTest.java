package org.lmsbridge.moodle.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.Secret;

/** How a record becomes what a function takes. Nothing is sent. */
class ShapingTest {
    private static final MoodleClient CLIENT = MoodleClient.of(MoodleSite.of("http://127.0.0.1:9", "t"));

    private static Map<String, Object> enrolment(String field, Object value) {
        return Map.of("userid", 7, "courseid", "9", field, value);
    }

    private static Map<String, Object> fields(Map<String, ?> record) {
        return Destination.enrolUsers(CLIENT).build().fields(record);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, 2026-11-20T14:00:00Z",
        "2026-11-21T09:30, 2026-11-20T23:30:00Z",
        "2026-11-21 09:30:15, 2026-11-20T23:30:15Z",
        "2026-11-21T09:30+01:00, 2026-11-21T08:30:00Z",
        "2026-11-21T09:30:00Z, 2026-11-21T09:30:00Z",
        "1795212000, 2026-11-20T22:00:00Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void timesAreTakenInIsoFormAndAsSeconds(String text, Instant moment) {
        Destination<Map<String, ?>> destination = Destination.enrolUsers(CLIENT)
                .zone(ZoneId.of("Australia/Brisbane"))
                .build();

        assertThat(destination.fields(enrolment("timestart", text))).containsEntry("timestart", moment);
    }

    @Test
    void timesOfTheJdkAreTakenAsTheyAre() {
        assertThat(fields(enrolment("timestart", LocalDate.of(2026, 11, 21))))
                .containsEntry("timestart", Instant.parse("2026-11-21T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"21.11.2026", "2026-13-01", "20261121", "tomorrow", "1795212000000"})
    void whatIsNoTimeIsSaidToBeNone(String text) {
        assertThatThrownBy(() -> fields(enrolment("timestart", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timestart must be a date such as 2026-11-21")
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "Y, true", "TRUE, true", "1, true", "on, true", "no, false", "N, false", "0, false"})
    void truthValuesAreTakenInTheUsualSpellings(String text, boolean truth) {
        assertThat(fields(enrolment("suspend", text))).containsEntry("suspend", truth);
    }

    @Test
    void whatFitsNoTypeIsNamedFieldByField() {
        assertThatThrownBy(() -> fields(Map.of("userid", "12a", "suspend", "maybe", "nosuch", "x")))
                .hasMessageContaining("userid must be a whole number, and is '12a'")
                .hasMessageContaining("suspend must be true or false, yes or no, 1 or 0, and is 'maybe'")
                .hasMessageContaining("there is no field 'nosuch'")
                .hasMessageContaining("courseid is missing");
    }

    @Test
    void theRoleIsStudentUnlessSaidOtherwise() {
        assertThat(fields(enrolment("timeend", 0))).containsEntry("roleid", 5L);
        assertThat(fields(enrolment("roleid", "3"))).containsEntry("roleid", 3L);
        assertThat(Destination.enrolUsers(CLIENT).constant("roleid", 4).build().fields(enrolment("roleid", "3")))
                .containsEntry("roleid", 4L);
    }

    @Test
    void headingsAreMappedExcludedAndRecognised() {
        Destination<Map<String, ?>> destination = Destination.createUsers(CLIENT)
                .map("Login", "username")
                .map("Branch", "customfields.branch")
                .exclude(List.of("row", "city"))
                .constant("auth", "ldap")
                .defaultTo("country", "AU")
                .build();

        Map<String, Object> fields = destination.fields(Map.of(
                "Login",
                "anne",
                "First name",
                "Anne",
                "LASTNAME",
                "Example",
                "E-mail",
                "a@example.com",
                "Branch",
                "North",
                "row",
                "17",
                "City",
                "",
                "auth",
                "manual",
                "profile_field_size",
                "L"));

        assertThat(fields)
                .containsOnly(
                        entry("username", "anne"),
                        entry("firstname", "Anne"),
                        entry("lastname", "Example"),
                        entry("email", "a@example.com"),
                        entry("auth", "ldap"),
                        entry("country", "AU"),
                        entry("customfields", Map.of("branch", "North", "size", "L")));
    }

    @Test
    void mapsOfFieldsMayComeAsMaps() {
        Map<String, Object> record = DestinationFixture.person("anne");
        record.put("preferences", Map.of("auth_forcepasswordchange", 1));

        assertThat(Destination.createUsers(CLIENT).build().fields(record))
                .containsEntry("preferences", Map.of("auth_forcepasswordchange", "1"))
                .containsEntry("password", Secret.of("Passw0rd!"));
    }

    @Test
    void twoHeadingsForOneFieldAreAFaultIfTheyDiffer() {
        DestinationBuilder<Map<String, ?>> builder =
                Destination.createUsers(CLIENT).map("Login", "username");

        assertThatThrownBy(() -> builder.build().fields(DestinationFixture.person("anne", "Login", "bob")))
                .hasMessageContaining("username is given twice");
        assertThat(builder.build().fields(DestinationFixture.person("anne", "Login", "anne")))
                .containsEntry("username", "anne");
    }

    @Test
    void anAccountIsGivenInOneWayOnly() {
        assertThatThrownBy(() ->
                        Destination.updateUsers(CLIENT).build().fields(Map.of("id", 7, "user.email", "a@example.com")))
                .hasMessageContaining("give either user.email or id");
    }

    @Test
    void blankValuesAreLeftOutUnlessTheyAreWanted() {
        Map<String, Object> record = Map.of("id", 7, "city", " ");

        assertThat(Destination.updateUsers(CLIENT).build().fields(record)).containsOnlyKeys("id");
        assertThat(Destination.updateUsers(CLIENT).keepBlanks().build().fields(record))
                .containsOnlyKeys("id", "city");
    }

    @Test
    void settingsThatCannotWorkAreRefusedAtOnce() {
        assertThatThrownBy(() -> Destination.enrolUsers(CLIENT).map("Email", "email"))
                .hasMessage("there is no field 'email' in enrol_manual_enrol_users");
        assertThatThrownBy(() -> Destination.enrolUsers(CLIENT).constant("roleid", "student"))
                .hasMessageContaining("roleid must be a whole number");
        assertThatThrownBy(() -> Destination.enrolUsers(CLIENT).batchSize(0)).hasMessageContaining("batchSize");
    }

    @Test
    void aListIsNoText() {
        assertThatThrownBy(() -> Destination.createUsers(CLIENT)
                        .build()
                        .fields(DestinationFixture.person("anne", "city", Arrays.asList("a", "b"))))
                .hasMessageContaining("city must be a single value");
    }
}
