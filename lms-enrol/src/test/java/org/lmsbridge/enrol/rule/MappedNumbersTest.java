package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;

/** The form of a category has the Moodle category in field 1, the template in field 2, the one course in field 3. */
class MappedNumbersTest {
    private static final String SUBJECT = "course-date:1001";

    @Test
    void theNumbersAreTakenFromTheForm() {
        var numbers = of(form().putFields("1", " 40 ").putFields("2", "7"), OptionalLong.of(9));

        assertThat(numbers.category()).hasValue(40);
        assertThat(numbers.template()).hasValue(7);
        assertThat(numbers.course()).isEmpty();
        assertThat(numbers.fault()).isEmpty();
    }

    @Test
    void withoutATemplateCoursesAreBlank() {
        assertThat(of(form().putFields("1", "40"), OptionalLong.empty()).template())
                .isEmpty();
    }

    @Test
    void theDefaultCategoryServesWhereTheFormNamesNone() {
        assertThat(of(form(), OptionalLong.of(9)).category()).hasValue(9);
        assertThat(of(form().putFields("1", "  "), OptionalLong.of(9)).category())
                .hasValue(9);
    }

    @Test
    void withoutACategoryNothingIsMade() {
        var numbers = of(form().putFields("2", "7"), OptionalLong.empty());

        assertThat(code(numbers)).isEqualTo("category-not-mapped");
        assertThat(numbers.category()).isEmpty();
        assertThat(numbers.template()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forty", "0", "-4", "4.0", "040", "9999999999999999999"})
    void whatIsNoNumberIsNotReplacedByTheDefaultButReported(String text) {
        var category = of(form().putFields("1", text), OptionalLong.of(9));
        var template = of(form().putFields("1", "40").putFields("2", text), OptionalLong.empty());
        var course = course(form().putFields("3", text));

        assertThat(code(category)).isEqualTo("category-not-a-number");
        assertThat(category.category()).isEmpty();
        assertThat(code(template)).isEqualTo("template-not-a-number");
        assertThat(code(course)).isEqualTo("course-not-a-number");
        assertThat(course.course()).isEmpty();
    }

    @Test
    void whatIsReportedNamesTheCategoryAndTheFieldAndSaysWhatToDo() {
        var finding = course(form().putFields("3", "x")).fault().orElseThrow();

        assertThat(finding.subject()).isEqualTo(SUBJECT);
        assertThat(finding.message()).contains("course-category:safety").endsWith("its field 3");
        assertThat(finding.remedy()).startsWith("Enter the number");
    }

    @Test
    void theOneCourseForAllStudentsOfACategoryIsNamedByItsForm() {
        assertThat(course(form().putFields("3", "77")).course()).hasValue(77);
        assertThat(course(form()).course()).isEmpty();
        assertThat(course(form()).fault()).isEmpty();
    }

    @Test
    void theDefaultCategoryIsNobodysOwn() {
        var mapping = mapping(OptionalLong.of(9));

        assertThat(MappedNumbers.ownCategory(mapping, form().build())).isEmpty();
        assertThat(MappedNumbers.ownCategory(
                        mapping, form().putFields("1", "40").build()))
                .hasValue(40);
    }

    private static MappedNumbers of(CourseCategory.Builder category, OptionalLong defaultCategory) {
        return MappedNumbers.of(mapping(defaultCategory), category.build(), SUBJECT);
    }

    private static MappedNumbers course(CourseCategory.Builder category) {
        return MappedNumbers.course(mapping(OptionalLong.empty()), category.build(), SUBJECT);
    }

    private static String code(MappedNumbers numbers) {
        return numbers.fault().orElseThrow().code();
    }

    private static CourseMapping mapping(OptionalLong defaultCategory) {
        return new CourseMapping(Optional.of("1"), defaultCategory, Optional.of("2"), true, Optional.of("3"));
    }

    private static CourseCategory.Builder form() {
        return CourseCategory.builder().id(new CategoryId("safety")).name("Safety");
    }
}
