package org.lmsbridge.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Setting<Boolean> ADD = Setting.ofBoolean("addNewCourses", true, "Makes courses.");
    private static final Setting<Long> ROLE = Setting.ofNumber("studentRoleId2", 5, 1, 100, "The role.");

    private final List<String> faults = new ArrayList<>();

    private Settings read(SettingsSource... sources) {
        return Settings.read("enrol_records", List.of(ADD, ROLE), List.of(sources), faults);
    }

    @Test
    void withoutSourcesEverythingIsAtItsDefault() {
        assertThat(read().get(ADD)).isTrue();
        assertThat(read().get(ROLE)).isEqualTo(5);
        assertThat(faults).isEmpty();
    }

    @Test
    void aLaterSourceGoesBeforeAnEarlierOne() {
        var settings = read(
                SettingsSource.of(Map.of("enrol_records.addNewCourses", "false", "enrol_records.studentRoleId2", "7")),
                SettingsSource.of(Map.of("enrol_records.studentRoleId2", "9")));
        assertThat(settings.get(ADD)).isFalse();
        assertThat(settings.get(ROLE)).isEqualTo(9);
    }

    @Test
    void aBadValueThatALaterSourceReplacesIsNoFault() {
        read(
                SettingsSource.of(Map.of("enrol_records.addNewCourses", "maybe")),
                SettingsSource.of(Map.of("enrol_records.addNewCourses", "no")));
        assertThat(faults).isEmpty();
    }

    @Test
    void allFaultsAreReportedTogether() {
        read(SettingsSource.of(Map.of("enrol_records.addNewCourses", "maybe", "enrol_records.studentRoleId2", "0")));
        assertThat(faults).hasSize(2);
        assertThat(faults.get(0)).startsWith("enrol_records.addNewCourses ");
        assertThat(faults.get(1)).startsWith("enrol_records.studentRoleId2 ");
    }

    @Test
    void valuesOfAnotherPluginAreNotRead() {
        assertThat(read(SettingsSource.of(Map.of("auth_records.addNewCourses", "false")))
                        .get(ADD))
                .isTrue();
    }

    @Test
    void aSettingThatThePluginDoesNotDeclareIsNamed() {
        var other = Setting.ofBoolean("other", true, "Something else.");
        assertThatThrownBy(() -> read().get(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("enrol_records declares no setting other");
    }

    @Test
    void aMisspeltNameIsAFaultThatNamesTheRightOne() {
        read(SettingsSource.of(Map.of("enrol_records.addNewCourse", "no", "other.addNewCourse", "no")));
        assertThat(faults)
                .containsExactly(
                        "enrol_records.addNewCourse is no setting; perhaps addNewCourses is meant; change it in"
                                + " the host application");
    }

    @Test
    void aNameThatResemblesNoneIsAFaultThatNamesAll() {
        read(SettingsSource.of(Map.of("enrol_records.colour", "red")));
        assertThat(faults).singleElement().asString().contains("there are addNewCourses, studentRoleId2");
    }

    @Test
    void whereAValueComesFromCanBeAsked(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("lms.properties"), "enrol_records.addNewCourses = no\n");
        var settings = read(
                SettingsSource.properties(file),
                SettingsSource.environment(Map.of("LMS_ENROL_RECORDS_STUDENT_ROLE_ID2", "7")));
        assertThat(settings.origin(ADD)).isEqualTo("the file " + file);
        assertThat(settings.text(ADD)).isEqualTo("no");
        assertThat(settings.origin(ROLE)).isEqualTo("the environment variable LMS_ENROL_RECORDS_STUDENT_ROLE_ID2");
        assertThat(read().origin(ADD)).isEqualTo("the default");
        assertThat(read().text(ROLE)).isEqualTo("5");
    }

    @Test
    void variablesOfTheEnvironmentAreNamedInCapitals() {
        var environment = SettingsSource.environment(
                Map.of("LMS_ENROL_RECORDS_ADD_NEW_COURSES", "false", "LMS_ENROL_RECORDS_STUDENT_ROLE_ID2", "7"));
        assertThat(environment.find("enrol_records", "addNewCourses")).contains("false");
        assertThat(environment.find("enrol_records", "studentRoleId2")).contains("7");
        assertThat(environment.find("enrol_records", "other")).isEmpty();
    }

    @Test
    void theProcessHasAnEnvironmentOfItsOwn() {
        assertThat(SettingsSource.environment().find("enrol_records", "nobodySetsThis"))
                .isEmpty();
    }

    @Test
    void aPropertiesFileIsReadInUtf8(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("lms.properties"), "# ours\nenrol_records.title = Bäckerei\n");
        assertThat(SettingsSource.properties(file).find("enrol_records", "title"))
                .contains("Bäckerei");
    }

    @Test
    void aPropertiesFileThatIsNotThereIsNamed(@TempDir Path directory) {
        var file = directory.resolve("lms.properties");
        assertThatThrownBy(() -> SettingsSource.properties(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aBackslashThatBeginsNoCodeIsExplained(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("lms.properties"), "enrol_records.file = C:\\users\\lms\n");
        assertThatThrownBy(() -> SettingsSource.properties(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("\\u");
    }
}
