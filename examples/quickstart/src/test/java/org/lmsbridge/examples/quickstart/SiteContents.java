package org.lmsbridge.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.ParticipantsQuery;
import org.lmsbridge.moodle.model.User;
import org.lmsbridge.moodle.model.UserField;

/** What a site holds of what was expected, read through the client: the same for the sandbox and for a real site. */
final class SiteContents {
    private final MoodleClient moodle;

    SiteContents(MoodleClient moodle) {
        this.moodle = moodle;
    }

    /** Compares, and fails with the differences. */
    void assertEqualTo(Expected expected) {
        assertThat(accounts(expected)).isEqualTo(expected.accounts());
        var courses = courses(expected);
        var found = new TreeMap<String, Expected.Course>();
        courses.forEach(course -> assertThat(found.put(
                        course.idnumber().orElseThrow(),
                        new Expected.Course(
                                course.startdate().orElseThrow(),
                                course.visible().orElseThrow())))
                .as("course %s is there twice", course.idnumber())
                .isNull());
        assertThat(found).isEqualTo(expected.courses());
        assertThat(enrolments(courses)).isEqualTo(expected.enrolments());
    }

    /** Removes what was expected, so that a real site is as it was. */
    void remove(Expected expected) {
        moodle.courses().delete(courses(expected).stream().map(Course::id).toList());
        moodle.users().delete(users(expected).stream().map(User::id).toList());
    }

    /** How many users there are in all. */
    int userCount() {
        return moodle.users().matching(Map.of("email", "%")).size();
    }

    /** How many courses there are in all, the front page's among them. */
    int courseCount() {
        return moodle.call("core_course_get_courses", Map.of(), JsonNode.class).size();
    }

    private Map<String, Expected.Account> accounts(Expected expected) {
        var accounts = new TreeMap<String, Expected.Account>();
        users(expected)
                .forEach(user -> accounts.put(
                        user.username().orElseThrow(),
                        new Expected.Account(
                                user.firstname().orElseThrow(),
                                user.lastname().orElseThrow(),
                                user.email().orElseThrow())));
        return accounts;
    }

    private List<User> users(Expected expected) {
        return moodle.users().byField(UserField.USERNAME, expected.accounts().keySet());
    }

    private List<Course> courses(Expected expected) {
        return moodle.courses().byField(CourseField.IDNUMBER, expected.courses().keySet());
    }

    private Map<String, Map<String, Set<Long>>> enrolments(List<Course> courses) {
        var enrolments = new HashMap<String, Map<String, Set<Long>>>();
        for (var course : courses) {
            var roles = new TreeMap<String, Set<Long>>();
            try (var participants = moodle.enrolments().participants(course.id(), ParticipantsQuery.all())) {
                participants.forEach(participant -> {
                    var numbers = new TreeSet<Long>();
                    participant.roles().forEach(role -> numbers.add(role.roleid()));
                    roles.put(participant.username().orElseThrow(), numbers);
                });
            }
            enrolments.put(course.idnumber().orElseThrow(), roles);
        }
        return enrolments;
    }
}
