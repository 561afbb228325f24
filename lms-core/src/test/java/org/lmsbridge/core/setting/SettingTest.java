package org.lmsbridge.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.records.Secret;

class SettingTest {
    private enum Names {
        FULL_ONLY,
        NONE
    }

    private static final Setting<Boolean> SWITCH = Setting.ofBoolean("addNewCourses", true, "Makes courses.");
    private static final Setting<Long> NUMBER = Setting.ofNumber("roleId", 5, 1, 100, "The role.");
    private static final Setting<Names> CHOICE = Setting.ofChoice("courseNames", Names.FULL_ONLY, "Which names.");
    private static final Setting<Optional<URI>> URL = Setting.ofOptionalUrl("portal", "The portal.");
    private static final Setting<Optional<String>> TEXT = Setting.ofOptionalString("prefix", "A prefix.");
    private static final Setting<String> NAME = Setting.ofString("title", "College", "A title.");

    private static final Setting<Duration> PERIOD = Setting.ofDuration(
            "period", Duration.ofMinutes(90), Duration.ofSeconds(1), Duration.ofDays(30), "How long.");
    private static final Setting<String> METHOD =
            Setting.ofString("method", "manual", Pattern.compile("[a-z]+"), "a plugin's name", "The method.");
    private static final Setting<Optional<String>> CODE =
            Setting.ofOptionalString("code", Pattern.compile("[a-z]{2}"), "two letters", "A code.");
    private static final Setting<String> FIELD = Setting.ofMandatoryString("field", "The field.");
    private static final Setting<Optional<Secret>> TOKEN = Setting.ofSecret("token", "The token.");

    private final List<String> faults = new ArrayList<>();

    private <T> T read(Setting<T> setting, String text) {
        var source = SettingsSource.of(Map.of("enrol_records." + setting.name(), text));
        return Settings.read("enrol_records", List.of(setting), List.of(source), faults)
                .get(setting);
    }

    @ParameterizedTest
    @CsvSource({"true,true", "' Yes ',true", "ON,true", "1,true", "False,false", "no,false", "off,false", "0,false"})
    void aSwitchIsReadInTheUsualSpellings(String text, boolean value) {
        assertThat(read(SWITCH, text)).isEqualTo(value);
        assertThat(faults).isEmpty();
    }

    @Test
    void aSwitchThatIsNeitherIsAFault() {
        assertThat(read(SWITCH, "maybe")).isTrue();
        assertThat(faults)
                .containsExactly(
                        "enrol_records.addNewCourses is neither `true` nor `false`; allowed: `true` or `false`; change"
                                + " it in the host application");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "' 42 ',42", "100,100"})
    void aNumberIsReadWithinItsRange(String text, long value) {
        assertThat(read(NUMBER, text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0,is not between 1 and 100",
        "101,is not between 1 and 100",
        "five,is not a whole number",
        "'',is not a whole number",
        "99999999999999999999,is not a whole number"
    })
    void anyOtherNumberIsAFault(String text, String fault) {
        assertThat(read(NUMBER, text)).isEqualTo(5);
        assertThat(faults).singleElement().asString().contains("enrol_records.roleId " + fault);
    }

    @Test
    void aChoiceIsWrittenWithHyphens() {
        assertThat(CHOICE.allowed()).isEqualTo("`full-only`, `none`");
        assertThat(CHOICE.defaultText()).isEqualTo("full-only");
        assertThat(read(CHOICE, " None ")).isEqualTo(Names.NONE);
        assertThat(read(CHOICE, "full-only")).isEqualTo(Names.FULL_ONLY);
    }

    @Test
    void aChoiceThatIsNotOfferedIsAFault() {
        read(CHOICE, "both");
        assertThat(faults).singleElement().asString().contains("courseNames is none of `full-only`, `none`");
    }

    @Test
    void anAddressIsReadAndABlankOneIsNone() {
        assertThat(read(URL, " https://portal.example.org/a ")).contains(URI.create("https://portal.example.org/a"));
        assertThat(read(URL, " ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal.example.org", "ftp://example.org", "https://", "https://a b:secret@example.org"})
    void whatIsNoWebAddressIsAFaultThatRepeatsNothingOfIt(String text) {
        assertThat(read(URL, text)).isEmpty();
        assertThat(faults)
                .singleElement()
                .asString()
                .contains("portal is not a web address")
                .doesNotContain("secret");
    }

    @Test
    void aTextIsTakenAsItIsAndABlankOptionalOneIsNone() {
        assertThat(read(NAME, " a b ")).isEqualTo(" a b ");
        assertThat(read(TEXT, " x ")).contains("x");
        assertThat(read(TEXT, "  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30,PT30S", "'5 m',PT5M", "12H,PT12H", "7d,P7D"})
    void aTimeIsReadInItsUnitOrInSeconds(String text, Duration value) {
        assertThat(read(PERIOD, text)).isEqualTo(value);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,is not between 1s and 30d", "31d,is not between", "soon,is not a time", "-5,is not a time"})
    void anyOtherTimeIsAFault(String text, String fault) {
        assertThat(read(PERIOD, text)).isEqualTo(Duration.ofMinutes(90));
        assertThat(faults).singleElement().asString().contains("period " + fault);
    }

    @Test
    void aTimeIsWrittenInTheLargestUnitThatSaysIt() {
        assertThat(PERIOD.defaultText()).isEqualTo("90m");
        assertThat(PERIOD.allowed()).endsWith("1s to 30d");
    }

    @Test
    void aTextOfTheWrongFormIsAFaultThatSaysTheForm() {
        assertThat(read(METHOD, " ldap ")).isEqualTo("ldap");
        assertThat(read(METHOD, "LDAP!")).isEqualTo("manual");
        assertThat(faults)
                .containsExactly(
                        "enrol_records.method has not the right form; allowed: a plugin's name; change it in the"
                                + " host application");
    }

    @Test
    void anOptionalTextOfAFormMayBeMissing() {
        assertThat(read(CODE, " ")).isEmpty();
        assertThat(read(CODE, " ab ")).contains("ab");
        assertThat(read(CODE, "abc")).isEmpty();
        assertThat(faults).hasSize(1);
    }

    @Test
    void aMandatoryTextThatIsMissingOrBlankIsAFault() {
        assertThat(read(FIELD, " 12 ")).isEqualTo("12");
        assertThat(faults).isEmpty();
        read(FIELD, " ");
        Settings.read("enrol_records", List.of(FIELD), List.of(), faults);
        assertThat(faults).hasSize(2);
        assertThat(faults.get(0)).startsWith("enrol_records.field is blank");
        assertThat(faults.get(1)).startsWith("enrol_records.field is missing").endsWith("The field.");
    }

    @Test
    void aSecretIsShownNowhere() {
        var source = SettingsSource.of(Map.of("enrol_records.token", "s3cret"));
        var settings = Settings.read("enrol_records", List.of(TOKEN), List.of(source), faults);
        assertThat(settings.get(TOKEN))
                .hasValueSatisfying(token -> assertThat(token.reveal()).isEqualTo("s3cret"));
        assertThat(settings.text(TOKEN)).isEmpty();
        assertThat(TOKEN.secret()).isTrue();
        assertThat(settings.toString() + settings.get(TOKEN)).doesNotContain("s3cret");
    }

    @Test
    void aSettingDescribesItself() {
        assertThat(NUMBER.name()).isEqualTo("roleId").isEqualTo(NUMBER.toString());
        assertThat(NUMBER.allowed()).isEqualTo("number, 1 to 100");
        assertThat(NUMBER.defaultValue()).isEqualTo(5);
        assertThat(NUMBER.defaultText()).isEqualTo("5");
        assertThat(NUMBER.help()).isEqualTo("The role.");
    }
}
