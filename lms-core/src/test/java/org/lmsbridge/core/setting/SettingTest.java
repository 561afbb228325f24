package org.lmsbridge.core.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        "enrol_records.addNewCourses is neither `true` nor `false`; allowed: `true` or `false`");
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

    @Test
    void aSettingDescribesItself() {
        assertThat(NUMBER.name()).isEqualTo("roleId").isEqualTo(NUMBER.toString());
        assertThat(NUMBER.allowed()).isEqualTo("number, 1 to 100");
        assertThat(NUMBER.defaultValue()).isEqualTo(5);
        assertThat(NUMBER.defaultText()).isEqualTo("5");
        assertThat(NUMBER.help()).isEqualTo("The role.");
    }
}
