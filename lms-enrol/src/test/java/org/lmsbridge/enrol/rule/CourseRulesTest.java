package org.lmsbridge.enrol.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.DeliveryMode;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.Severity;

class CourseRulesTest {
    private static final CategoryId SAFETY = new CategoryId("safety");
    private static final CategoryId UNMAPPED = new CategoryId("unmapped");
    private static final CategoryId GARBLED = new CategoryId("garbled");
    private static final CourseMasterId FIRST_AID = new CourseMasterId("first-aid");
    private static final CourseMasterId IN_HOUSE = new CourseMasterId("in-house");
    private static final CourseMasterId NO_CATEGORY = new CourseMasterId("no-category");
    private static final CourseRules RULES = rules(true, "", CourseNames.Standard.CATEGORY_AND_DATE);

    @Test
    void aScheduledPublicDateOfAPublicMasterBecomesACourse() {
        var wanted = wanted(date().build());

        assertThat(wanted.idnumber()).contains("1001");
        assertThat(wanted.title()).isEqualTo("First aid 2027-03-01 [1001]");
        assertThat(blueprint(wanted).categoryid()).isEqualTo(40);
        assertThat(blueprint(wanted).names().fullname()).isEqualTo("First aid 2027-03-01");
        assertThat(blueprint(wanted).names().shortname()).isEqualTo("1001 2027-03-01");
    }

    @Test
    void timesAreThoseOfTheProvidersZone() {
        var wanted = wanted(date().end(LocalDateTime.of(2027, 3, 1, 17, 0)).build());

        assertThat(blueprint(wanted).start()).isEqualTo(Instant.parse("2027-02-28T23:00:00Z"));
        assertThat(blueprint(wanted).end()).contains(Instant.parse("2027-03-01T07:00:00Z"));
    }

    @Test
    void theDatesOwnCategoryGoesBeforeItsMasters() {
        assertThat(leftOut(date().category(UNMAPPED).build())).isEqualTo("category-not-mapped");
    }

    @Test
    void thePrefixStandsBeforeTheId() {
        var rules = rules(true, "REC-", CourseNames.Standard.CATEGORY);
        var answer = (CourseRules.Wanted) rules.apply(date().build(), catalogue());

        assertThat(answer.course().idnumber()).contains("REC-1001");
        assertThat(blueprint(answer.course()).names()).isEqualTo(new CourseNames("First aid", "REC-1001 2027-03-01"));
    }

    @Test
    void whatIsNotOfferedIsLeftOutWithoutFuss() {
        assertThat(leftOut(date().status(CourseDateStatus.CANCELLED).build())).isEqualTo("course-date-cancelled");
        assertThat(leftOut(date().status(CourseDateStatus.COMPLETED).build())).isEqualTo("course-date-completed");
        assertThat(leftOut(date().visibility(Visibility.PRIVATE).build())).isEqualTo("course-date-private");
        assertThat(leftOut(date().master(IN_HOUSE).build())).isEqualTo("course-master-private");
    }

    @Test
    void whatAPersonMustMendIsAWarningWithARemedy() {
        var broken = date().category(GARBLED).build();
        var answer = (CourseRules.LeftOut) RULES.apply(broken, catalogue());

        assertThat(answer.finding().code()).isEqualTo("category-not-a-number");
        assertThat(answer.finding().severity()).isEqualTo(Severity.WARNING);
        assertThat(answer.finding().remedy()).contains("Enter the number");
    }

    @Test
    void unknownMastersAndCategoriesAreNamed() {
        assertThat(leftOut(date().master(new CourseMasterId("?")).build())).isEqualTo("course-master-unknown");
        assertThat(leftOut(date().master(NO_CATEGORY).build())).isEqualTo("category-unknown");
    }

    @Test
    void aLongCategoryNameIsCutToWhatMoodleHolds() {
        var names = CourseNames.of(
                CourseNames.Standard.CATEGORY_AND_DATE,
                "é".repeat(300),
                "1001",
                LocalDateTime.of(2027, 3, 1, 9, 0).toLocalDate());

        assertThat(names.fullname()).hasSize(254).endsWith(" 2027-03-01");
    }

    @Test
    void withACourseForTheWholeCategoryAllItsDatesLeadThere() {
        var rules = rules(false, "REC-", CourseNames.Standard.CATEGORY);
        var answer = (CourseRules.Wanted) rules.apply(date().build(), catalogue());

        assertThat(answer.course().subject()).isEqualTo("course-category:safety");
        assertThat(answer.course().idnumber()).contains("REC-safety");
        assertThat(answer.course().blueprint()).isEmpty();
    }

    @Test
    void theCourseForTheWholeCategoryIsTheOneThatItsFormNames() {
        var category = category(SAFETY, "First aid").putFields("8700", "77").build();
        var answer = (CourseRules.Wanted) oneCourse().apply(date().build(), catalogue(category));

        assertThat(answer.course().givenId()).hasValue(77);
        assertThat(answer.course().idnumber()).isEmpty();
        assertThat(answer.course().targets()).containsExactly(new CourseDateId("1001"));
        assertThat(answer.course().because()).containsExactly("1001");
    }

    @Test
    void aCourseForTheWholeCategoryWhoseNumberIsNoneIsNotLookedForByItsIdnumber() {
        var category = category(SAFETY, "First aid").putFields("8700", "x").build();
        var answer = (CourseRules.LeftOut) oneCourse().apply(date().build(), catalogue(category));

        assertThat(answer.finding().code()).isEqualTo("course-not-a-number");
    }

    @Test
    void aDateWithANumberOfItsOwnDoesNotLeadIntoTheCourseForTheWholeCategory() {
        var answer =
                (CourseRules.Wanted) oneCourse().apply(date().lmsCourseId(88L).build(), catalogue());

        assertThat(answer.course().subject()).isEqualTo("course-date:1001");
        assertThat(answer.course().givenId()).hasValue(88);
        assertThat(answer.course().blueprint()).isEmpty();
        assertThat(answer.course().title()).isEqualTo("Provide first aid [1001]");
    }

    @Test
    void twoCategoriesWithOneMoodleCourseForAllTheirStudentsAreNamed() {
        var other = new CategoryId("zz");
        var catalogue = new Catalogue(
                Map.of(
                        SAFETY,
                        category(SAFETY, "First aid").putFields("8700", "77").build(),
                        other,
                        category(other, "Other").putFields("8700", "77").build()),
                Map.of());

        assertThat(oneCourse().shared(catalogue))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("it names the same Moodle course 77 as course-category:safety"));
        assertThat(RULES.shared(catalogue)).isEmpty();
    }

    @Test
    void whatLeadsIntoOneCourseIsJoinedWithoutRepetition() {
        var one = wanted(date().build());
        var other = wanted(date().id(new CourseDateId("1002")).build());

        assertThat(one.and(other).and(one).targets())
                .containsExactly(new CourseDateId("1001"), new CourseDateId("1002"));
        assertThat(one.and(other).subject()).isEqualTo("course-date:1001");
    }

    @Test
    void anIdnumberThatMoodleJustHoldsIsTaken() {
        assertThat(wanted(date().id(new CourseDateId("x".repeat(100))).build()).idnumber())
                .hasValueSatisfying(idnumber -> assertThat(idnumber).hasSize(100));
    }

    @Test
    void aDateThatIsNotToBeInMoodleIsLeftOut() {
        assertThat(leftOut(date().synchronised(false).build())).isEqualTo("course-date-not-synchronised");
    }

    @Test
    void eLearningIsOnlyEverLinked() {
        assertThat(leftOut(date().deliveryMode(DeliveryMode.ELEARNING).build())).isEqualTo("elearning-not-linked");

        var linked = wanted(
                date().deliveryMode(DeliveryMode.ELEARNING).lmsCourseId(77L).build());
        assertThat(linked.givenId()).hasValue(77);
        assertThat(linked.blueprint()).isEmpty();
    }

    @Test
    void aMasterIsBookedOnlyWhereTheRecordsNameItsMoodleCourse() {
        var master = master(FIRST_AID, SAFETY);

        assertThat(RULES.apply(master.build())).isEmpty();
        assertThat(RULES.apply(master.lmsCourseId(77L).build()))
                .hasValueSatisfying(answer -> assertThat(
                                ((CourseRules.Wanted) answer).course().targets())
                        .isEqualTo(List.of(FIRST_AID)));
    }

    @Test
    void aNumberInTheRecordsNeedsNoCategory() {
        var wanted = wanted(date().category(UNMAPPED).lmsCourseId(77L).build());

        assertThat(wanted.givenId()).hasValue(77);
        assertThat(wanted.blueprint()).isEmpty();
    }

    @Test
    void theDefaultCategoryServesWhereNoneIsNamed() {
        var rules = new CourseRules(
                new CourseMapping(Optional.of("8620"), OptionalLong.of(9), Optional.empty(), true, Optional.empty()),
                "",
                CourseNames.Standard.MASTER,
                CustomFieldMap.NONE);
        var answer = (CourseRules.Wanted) rules.apply(date().category(UNMAPPED).build(), catalogue());

        assertThat(blueprint(answer.course()).categoryid()).isEqualTo(9);
        assertThat(blueprint(answer.course()).names().fullname()).isEqualTo("Provide first aid");
    }

    @Test
    void ofCategoriesWithOneMoodleCategoryAllButTheFirstByIdAreNamed() {
        var categories = new LinkedHashMap<CategoryId, CourseCategory>();
        for (var id : List.of("zz", "safety", "tt")) {
            var category = new CategoryId(id);
            categories.put(
                    category, category(category, id).putFields("8620", "40").build());
        }

        assertThat(RULES.shared(new Catalogue(categories, Map.of())))
                .allMatch(finding -> finding.code().equals("category-shared"))
                .allMatch(finding -> finding.message().endsWith("40 as course-category:safety"))
                .extracting(Finding::subject)
                .containsExactly("course-category:tt", "course-category:zz");
    }

    @Test
    void anIdnumberThatMoodleCannotHoldIsNamed() {
        assertThat(leftOut(date().id(new CourseDateId("x".repeat(101))).build()))
                .isEqualTo("idnumber-too-long");
    }

    private static CourseRules rules(boolean own, String prefix, CourseNames.Standard standard) {
        return new CourseRules(
                new CourseMapping(Optional.of("8620"), OptionalLong.empty(), Optional.empty(), own, Optional.empty()),
                prefix,
                standard,
                CustomFieldMap.NONE);
    }

    private static DesiredCourse.Blueprint blueprint(DesiredCourse course) {
        return course.blueprint().orElseThrow();
    }

    private static DesiredCourse wanted(CourseDate date) {
        return ((CourseRules.Wanted) RULES.apply(date, catalogue())).course();
    }

    private static String leftOut(CourseDate date) {
        return ((CourseRules.LeftOut) RULES.apply(date, catalogue())).finding().code();
    }

    private static CourseDate.Builder date() {
        return CourseDate.builder()
                .id(new CourseDateId("1001"))
                .master(FIRST_AID)
                .start(LocalDateTime.of(2027, 3, 1, 9, 0))
                .zone(ZoneId.of("Australia/Brisbane"));
    }

    private static CourseRules oneCourse() {
        return new CourseRules(
                new CourseMapping(
                        Optional.of("8620"), OptionalLong.empty(), Optional.empty(), false, Optional.of("8700")),
                "",
                CourseNames.Standard.CATEGORY,
                CustomFieldMap.NONE);
    }

    private static Catalogue catalogue(CourseCategory safety) {
        return new Catalogue(
                Map.of(SAFETY, safety),
                Map.of(FIRST_AID, master(FIRST_AID, SAFETY).build()));
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                Map.of(
                        SAFETY,
                                category(SAFETY, "First aid")
                                        .putFields("8620", " 40 ")
                                        .build(),
                        UNMAPPED, category(UNMAPPED, "Unmapped").build(),
                        GARBLED,
                                category(GARBLED, "Garbled")
                                        .putFields("8620", "forty")
                                        .build()),
                Map.of(
                        FIRST_AID, master(FIRST_AID, SAFETY).build(),
                        IN_HOUSE,
                                master(IN_HOUSE, SAFETY)
                                        .visibility(Visibility.PRIVATE)
                                        .build(),
                        NO_CATEGORY, master(NO_CATEGORY, new CategoryId("?")).build()));
    }

    private static CourseCategory.Builder category(CategoryId id, String name) {
        return CourseCategory.builder().id(id).name(name);
    }

    private static CourseMaster.Builder master(CourseMasterId id, CategoryId category) {
        return CourseMaster.builder().id(id).name("Provide first aid").category(category);
    }
}
