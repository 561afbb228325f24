package org.lmsbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What random calls against a real site beside the look-alike brought to light. */
class FoundSideBySideTest {
    private final MoodleSandbox moodle = MoodleSandbox.start();
    private final MoodleSandbox old =
            MoodleSandbox.builder().version(SandboxVersion.V4_1).start();
    private final Rest rest = new Rest(moodle);

    @AfterEach
    void stop() {
        moodle.close();
        old.close();
    }

    private static String code(JsonNode answer) {
        return answer.path("errorcode").asText();
    }

    private JsonNode create(String more) {
        return rest.call("core_user_create_users", "{\"users\":[" + TestUsers.one("x", more) + "]}");
    }

    @Test
    void aWeakPasswordIsToldBeforeAnAddressTooLongForTheDatabase() {
        assertThat(code(create("\"password\":\"weak\",\"address\":\"" + "x".repeat(300) + "\"")))
                .startsWith("<div>Passwords must be at least 8");
    }

    @Test
    void thatHoldsForAChangeTooAndItsVerdictFitsNoAnswer() {
        long id = create("\"password\":\"Passw0rd!\"").path(0).path("id").asLong();
        String change = "{\"users\":[{\"id\":%d,\"password\":\"weak\",\"firstname\":\"%s\"}]}";
        assertThat(code(rest.call("core_user_update_users", change.formatted(id, "x".repeat(101)))))
                .isEqualTo("invalidresponse");
    }

    @Test
    void idnumbersOfGroupsThatDifferInCaseAreTwo() {
        long course = moodle.state().addCourse("C", "Course", 1);
        String group = "{\"groups\":[{\"courseid\":%d,\"name\":\"%s\",\"description\":\"\",\"idnumber\":\"%s\"}]}";
        rest.call("core_group_create_groups", group.formatted(course, "one", "g1"));

        assertThat(code(rest.call("core_group_create_groups", group.formatted(course, "two", "G1"))))
                .isEmpty();
        assertThat(code(rest.call("core_group_create_groups", group.formatted(course, "three", "g1"))))
                .isEqualTo("idnumbertaken");
    }

    @Test
    void accountsThatCannotSignInNeedAGoodPasswordAllTheSame() {
        assertThat(code(create("\"auth\":\"nologin\",\"password\":\"weak\""))).startsWith("<div>");
    }

    @Test
    void anEmptyLanguageIsNoLanguageForANewAccount() {
        assertThat(code(create("\"password\":\"Passw0rd!\",\"lang\":\"\""))).isEqualTo("invalidparameter");
    }

    @Test
    void anUnknownCategoryIsToldWithItsPlaceholderLeftIn() {
        JsonNode answer = rest.call("core_course_delete_categories", "{\"categories\":[{\"id\":99}]}");
        assertThat(answer.path("message").asText()).isEqualTo("Unknown category with category ID number \"{$a}\"");
    }

    @Test
    void aCategoryCannotBeCalledNought() {
        assertThat(code(rest.call("core_course_create_categories", "{\"categories\":[{\"name\":\"0\"}]}")))
                .isEqualTo("categorynamerequired");
    }

    @Test
    void aBlankIdentifierIsNotThatOfCategoriesWithoutOne() {
        JsonNode answer =
                rest.call("core_course_create_categories", "{\"categories\":[{\"name\":\"A\",\"idnumber\":\" \"}]}");
        assertThat(answer).hasSize(1);
        assertThat(code(answer)).isEmpty();
    }

    @Test
    void aDeletedAccountIsToldWithoutTextAloneAndWithTextInAPack() {
        long course = moodle.state().addCourse("C", "Course", 1);
        rest.call("core_user_create_users", TestUsers.of("gone"));
        rest.call("core_user_delete_users", "{\"userids\":[3]}");
        String question = "{\"courseid\":" + course + ",\"userid\":3}";

        JsonNode alone = rest.call("core_completion_get_course_completion_status", question);
        JsonNode packed = rest.call(
                "tool_mobile_call_external_functions",
                "{\"requests\":[{\"function\":\"core_completion_get_course_completion_status\",\"arguments\":\""
                        + question.replace("\"", "\\\"") + "\"}]}");

        assertThat(alone.path("message").asText()).isEqualTo("error/userdeleted");
        assertThat(packed.path("responses").path(0).path("exception").asText())
                .contains("This user account has been deleted");
    }

    @Test
    void sectionsAreCalledAsTheCourseFormatCallsThem() {
        assertThat(sectionNames("social", 0)).isEqualTo("section 0");
        assertThat(sectionNames("singleactivity", 0)).isEqualTo(" 0");
        assertThat(sectionNames("weeks", 1)).isEqualTo("13 September - 19 September");
        assertThat(sectionNames("topics", 1)).isEqualTo("Topic 1");
    }

    @Test
    void aCourseWhoseFormatIsNotInstalledTellsNoContentsIn41() {
        String course =
                "{\"courses\":[{\"fullname\":\"F\",\"shortname\":\"S\",\"categoryid\":1,\"format\":\"nosuch\"}]}";
        Rest older = new Rest(old);
        rest.call("core_course_create_courses", course);
        older.call("core_course_create_courses", course);

        assertThat(rest.call("core_course_get_contents", "{\"courseid\":2}")).isNotEmpty();
        assertThat(code(older.call("core_course_get_contents", "{\"courseid\":2}")))
                .isEqualTo("cannotgetcoursecontents");
    }

    private String sectionNames(String format, int section) {
        JsonNode created = course(format, "\"numsections\":1");
        JsonNode sections = rest.call(
                "core_course_get_contents", "{\"courseid\":" + created.path(0).path("id") + "}");
        return sections.path(section).path("name").asText();
    }

    private JsonNode course(String shortname, String more) {
        return rest.call(
                "core_course_create_courses",
                "{\"courses\":[{\"fullname\":\"a < b\",\"shortname\":\"" + shortname
                        + "\",\"categoryid\":1,\"format\":\"" + shortname + "\",\"startdate\":1600000000," + more
                        + "}]}");
    }

    @Test
    void onlySomeFormatsHaveHiddenSections() {
        course("social", "\"visible\":1");
        JsonNode social = listed();
        assertThat(social.has("hiddensections")).isFalse();
        assertThat(social.path("courseformatoptions").path(0).path("name").asText())
                .isEqualTo("numdiscussions");
    }

    @Test
    void bracketsInNamesAreShownEscaped() {
        course("topics", "\"visible\":1");
        assertThat(listed().path("fullname").asText()).isEqualTo("a &lt; b");
    }

    private JsonNode listed() {
        return rest.call("core_course_get_courses", "{\"options\":{\"ids\":[2]}}")
                .path(0);
    }

    @Test
    void aCopyOfACourseWithoutCompletionShowsConditionsAsEveryCourseDoes() {
        course("topics", "\"enablecompletion\":0");
        assertThat(listed().path("showcompletionconditions").isNull()).isTrue();
        rest.call(
                "core_course_duplicate_course",
                "{\"courseid\":2,\"fullname\":\"Copy\",\"shortname\":\"copy\",\"categoryid\":1}");
        assertThat(rest.call("core_course_get_courses", "{\"options\":{\"ids\":[3]}}")
                        .path(0)
                        .path("showcompletionconditions")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void completionSwitchedOnLaterShowsNoConditions() {
        course("topics", "\"enablecompletion\":0");
        rest.call("core_course_update_courses", "{\"courses\":[{\"id\":2,\"enablecompletion\":1}]}");
        assertThat(listed().path("enablecompletion").asInt()).isEqualTo(1);
        assertThat(listed().path("showcompletionconditions").isNull()).isTrue();
    }

    @Test
    void aHiddenCourseIsNoneOfALearnersCoursesButOneOfATeachers() {
        course("topics", "\"visible\":0");
        rest.call("core_user_create_users", TestUsers.of("learner", "teacher"));
        rest.call(
                "enrol_manual_enrol_users",
                "{\"enrolments\":[{\"roleid\":5,\"userid\":3,\"courseid\":2,\"timestart\":1600000000},"
                        + "{\"roleid\":3,\"userid\":4,\"courseid\":2,\"timestart\":1600000000}]}");
        assertThat(rest.call("core_enrol_get_users_courses", "{\"userid\":3}")).isEmpty();
        assertThat(rest.call("core_enrol_get_users_courses", "{\"userid\":4}")).hasSize(1);
    }

    @Test
    void nobodyIsFoundByWhatIsEmpty() {
        rest.call("core_user_create_users", TestUsers.of("x"));
        String criteria = "{\"criteria\":[{\"key\":\"username\",\"value\":\"x\"}%s]}";
        assertThat(rest.call("core_user_get_users", criteria.formatted("")).path("users"))
                .hasSize(1);
        assertThat(rest.call("core_user_get_users", criteria.formatted(",{\"key\":\"idnumber\",\"value\":\"\"}"))
                        .path("users"))
                .isEmpty();
    }

    @Test
    void aUsernameIsCleanedBeforeItIsLookedFor() {
        rest.call("core_user_create_users", TestUsers.of("x"));
        assertThat(rest.call("core_user_get_users", "{\"criteria\":[{\"key\":\"username\",\"value\":\"X é\"}]}")
                        .path("users"))
                .hasSize(1);
    }

    @Test
    void coursesAreFoundInTheOrderOfTheirCategoriesTheNewestFirst() {
        long last = moodle.state().addCategory("Last");
        moodle.state().addCourse("one", "Course", 1);
        moodle.state().addCourse("three", "Course", last);
        moodle.state().addCourse("two", "Course", 1);
        JsonNode courses = rest.call(
                        "core_course_search_courses", "{\"criterianame\":\"search\",\"criteriavalue\":\"Course\"}")
                .path("courses");
        assertThat(courses.findValuesAsText("shortname")).containsExactly("two", "one", "three");
    }

    @Test
    void interestsBecomeTags() {
        create("\"password\":\"Passw0rd!\",\"interests\":\"two  bla\\nnks, " + "x".repeat(60) + "\"");
        JsonNode user = rest.call("core_user_get_users_by_field", "{\"field\":\"id\",\"values\":[3]}")
                .path(0);
        assertThat(user.path("interests").asText()).isEqualTo("two blanks, " + "x".repeat(50));
    }

    @Test
    void nobodyIsTrackedInACourseWithoutCompletion() {
        course("topics", "\"enablecompletion\":0");
        rest.call("core_user_create_users", TestUsers.of("x"));
        rest.call(
                "enrol_manual_enrol_users",
                "{\"enrolments\":[{\"roleid\":5,\"userid\":3,\"courseid\":2,\"timestart\":1600000000}]}");
        JsonNode first =
                rest.call("core_enrol_get_users_courses", "{\"userid\":3}").path(0);
        assertThat(first.path("completionusertracked").asBoolean(true)).isFalse();
    }

    @Test
    void groupsAreTrimmedMeasuredAndIn41ShownAsStored() {
        moodle.state().addCourse("C", "Course", 1);
        old.state().addCourse("C", "Course", 1);
        assertThat(group(rest, " R & D ").path(0).path("name").asText()).isEqualTo("R & D");
        assertThat(code(group(rest, "x".repeat(255)))).isEqualTo("dmlwriteexception");
        group(new Rest(old), "R & D");
        assertThat(groupName(rest)).isEqualTo("R &amp; D");
        assertThat(groupName(new Rest(old))).isEqualTo("R & D");
    }

    private static JsonNode group(Rest site, String name) {
        return site.call(
                "core_group_create_groups",
                "{\"groups\":[{\"courseid\":2,\"name\":\"" + name + "\",\"description\":\"\"}]}");
    }

    private static String groupName(Rest site) {
        return site.call("core_group_get_course_groups", "{\"courseid\":2}")
                .path(0)
                .path("name")
                .asText();
    }

    @Test
    void groupsAreRenamedAndTellTheirMembers() {
        moodle.state().addCourse("C", "Course", 1);
        group(rest, "A");
        group(rest, "B");
        rest.call("enrol_manual_enrol_users", "{\"enrolments\":[{\"roleid\":5,\"userid\":2,\"courseid\":2}]}");
        rest.call("core_group_add_group_members", "{\"members\":[{\"groupid\":1,\"userid\":2}]}");

        assertThat(code(rename(1, "B"))).isEqualTo("invalidparameter");
        assertThat(rename(1, "A2").isNull()).isTrue();

        assertThat(groupName(rest)).isEqualTo("A2");
        assertThat(rest.call("core_group_get_group_members", "{\"groupids\":[1]}")
                        .path(0)
                        .path("userids")
                        .path(0)
                        .asLong())
                .isEqualTo(2);
    }

    private JsonNode rename(long group, String name) {
        return rest.call("core_group_update_groups", "{\"groups\":[{\"id\":" + group + ",\"name\":\"" + name + "\"}]}");
    }

    @Test
    void somebodysCoursesStandInTheOrderOfTheCategoriesHiddenOnesLast() {
        long below = moodle.state().addCategory("Below");
        long person = moodle.state().addUser("tess", "Tess", "Teacher", "tess@example.com");
        long[] courses = new long[4];
        for (int i = 0; i < courses.length; i++) {
            courses[i] = moodle.state().addCourse("C" + i, "Course " + i, i % 2 == 0 ? below : 1);
            moodle.state().enrol(courses[i], person, 3);
        }
        rest.call("core_course_update_courses", "{\"courses\":[{\"id\":%d,\"visible\":0}]}".formatted(courses[1]));

        JsonNode listed = rest.call("core_enrol_get_users_courses", "{\"userid\":%d}".formatted(person));
        JsonNode told = rest.call("core_enrol_get_enrolled_users", "{\"courseid\":%d}".formatted(courses[0]))
                .path(0)
                .path("enrolledcourses");

        assertThat(listed.findValues("id"))
                .extracting(JsonNode::asLong)
                .containsExactly(courses[3], courses[2], courses[0], courses[1]);
        assertThat(told.findValues("id")).isEqualTo(listed.findValues("id"));
    }

    @Test
    void aNameOfOneSpaceIsNotLikeAnEmptyName() {
        long person = moodle.state().addUser("tess", "Tess", "Teacher", "tess@example.com");
        rest.call("core_user_update_users", "{\"users\":[{\"id\":%d,\"firstname\":\" \"}]}".formatted(person));

        JsonNode found = rest.call(
                "core_user_get_users",
                "{\"criteria\":[{\"key\":\"email\",\"value\":\"tess%\"},{\"key\":\"firstname\",\"value\":\"\"}]}");

        assertThat(found.path("users")).isEmpty();
    }

    @Test
    void aDeletedAccountIsStillToldByItsNumberWhateverItsAddressWas() {
        long capitals = moodle.state().addUser("a", "A", "A", "A+B@EXAMPLE.com");
        long another = moodle.state().addUser("b", "B", "B", "ab@example.com");
        long lengthy = moodle.state().addUser("c", "C", "C", "c".repeat(60) + "@" + "d".repeat(35) + ".com");
        rest.call("core_user_delete_users", "{\"userids\":[%d,%d,%d]}".formatted(capitals, another, lengthy));

        JsonNode told = rest.call(
                "core_user_get_users_by_field",
                "{\"field\":\"id\",\"values\":[%1$d,%1$d,%2$d,%3$d]}".formatted(capitals, another, lengthy));

        assertThat(told.findValuesAsText("username"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("(ab@example\\.com|c{60}@d{28})\\.\\d{10}"));
    }
}
