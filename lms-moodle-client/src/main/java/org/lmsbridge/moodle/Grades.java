package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.api.GradeApi;
import org.lmsbridge.moodle.api.GradeReply;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.internal.wire.Packed;
import org.lmsbridge.moodle.model.UserGrades;

/** Grades of learners. Thread-safe. */
public final class Grades {
    private final Area area;
    private final GradeApi api;

    Grades(Area area) {
        this.area = area;
        this.api = area.api(GradeApi.class);
    }

    /**
     * Grades of a learner, or why Moodle does not say.
     *
     * @param grades the grades
     * @param reason why Moodle does not say
     */
    public record Answer(Optional<UserGrades> grades, Optional<MoodleException> reason) {}

    /**
     * Reads the grades of a learner in a course; {@code gradereport_user_get_grade_items}.
     *
     * @param courseid the course
     * @param userid the account
     * @return the grades
     */
    public UserGrades ofUser(long courseid, long userid) {
        return api.items(courseid, userid, 0).usergrades().stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException(Fault.of(
                        GradeApi.ITEMS,
                        "the site has no grades of account " + userid + " in course " + courseid + ".",
                        "Enrol the person in a role that is graded.",
                        Arrival.REFUSED)));
    }

    /**
     * Reads the grades of many learners in a course, packed into few requests where the token's service allows it.
     *
     * @param courseid the course
     * @param userids the accounts
     * @return grades by account, in the order of the accounts
     */
    public Map<Long, Answer> ofUsers(long courseid, Collection<Long> userids) {
        List<Long> accounts = userids.stream().distinct().toList();
        List<Map<String, Long>> questions = accounts.stream()
                .map(userid -> Map.of("courseid", courseid, "userid", userid))
                .toList();
        List<Packed.Result<GradeReply>> answers = area.packed().read(GradeApi.ITEMS, questions, true, GradeReply.class);
        Map<Long, Answer> grades = new LinkedHashMap<>();
        for (int i = 0; i < accounts.size(); i++) {
            Packed.Result<GradeReply> answer = answers.get(i);
            grades.put(
                    accounts.get(i),
                    new Answer(
                            answer.value()
                                    .flatMap(
                                            reply -> reply.usergrades().stream().findFirst()),
                            answer.error()));
        }
        return grades;
    }

    /**
     * Reads the grades of everybody in a course in one call, which is slow for a large one.
     *
     * @param courseid the course
     * @return the grades of learners whose role is graded
     */
    public List<UserGrades> ofCourse(long courseid) {
        return ofGroup(courseid, 0);
    }

    /**
     * Reads the grades of everybody in a group.
     *
     * @param courseid the course
     * @param groupid the group; 0 for all
     * @return the grades of learners whose role is graded
     */
    public List<UserGrades> ofGroup(long courseid, long groupid) {
        return api.items(courseid, 0, groupid).usergrades();
    }
}
