package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.api.ActivityReply;
import org.lmsbridge.moodle.api.CompletionApi;
import org.lmsbridge.moodle.api.CompletionReply;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.internal.wire.Packed;
import org.lmsbridge.moodle.model.ActivityCompletion;
import org.lmsbridge.moodle.model.CourseCompletion;

/** Who has completed what. Moodle answers for active enrolments only. Thread-safe. */
public final class Completion {
    private final Area area;
    private final CompletionApi api;

    Completion(Area area) {
        this.area = area;
        this.api = area.api(CompletionApi.class);
    }

    /**
     * How a learner stands, or why Moodle does not say.
     *
     * @param status how the learner stands
     * @param reason why Moodle does not say: {@code usernotenroled}, for one, says nothing about completion
     */
    public record Status(Optional<CourseCompletion> status, Optional<MoodleException> reason) {}

    /**
     * Reads how a learner stands in a course; {@code core_completion_get_course_completion_status}.
     *
     * @param courseid the course
     * @param userid the account
     * @return how the learner stands
     */
    public CourseCompletion ofCourse(long courseid, long userid) {
        return api.course(courseid, userid).completionstatus();
    }

    /**
     * Reads how many learners stand in a course, packed into few requests where the token's service offers
     * {@code tool_mobile_call_external_functions}.
     *
     * @param courseid the course
     * @param userids the accounts
     * @return how each stands, in the order of the accounts
     */
    public Map<Long, Status> ofCourse(long courseid, Collection<Long> userids) {
        Map<Long, Status> statuses = new LinkedHashMap<>();
        ofCourses(userids.stream().map(userid -> new Learner(courseid, userid)).toList())
                .forEach((learner, status) -> statuses.put(learner.userid(), status));
        return statuses;
    }

    /**
     * Somebody in a course.
     *
     * @param courseid the course
     * @param userid the account
     */
    public record Learner(long courseid, long userid) {}

    /**
     * Reads how learners stand in many courses, packed like the learners of one.
     *
     * @param learners who in which course
     * @return how each stands, in the order of the learners
     */
    public Map<Learner, Status> ofCourses(Collection<Learner> learners) {
        Map<Learner, Status> statuses = new LinkedHashMap<>();
        packed(CompletionApi.COURSE, learners, CompletionReply.class)
                .forEach((learner, answer) -> statuses.put(
                        learner, new Status(answer.value().map(CompletionReply::completionstatus), answer.error())));
        return statuses;
    }

    private <A> Map<Learner, Packed.Result<A>> packed(String function, Collection<Learner> asked, Class<A> type) {
        List<Learner> learners = asked.stream().distinct().toList();
        List<Map<String, Long>> questions = learners.stream()
                .map(learner -> Map.of("courseid", learner.courseid(), "userid", learner.userid()))
                .toList();
        List<Packed.Result<A>> answers = area.packed().read(function, questions, false, type);
        Map<Learner, Packed.Result<A>> results = new LinkedHashMap<>();
        for (int i = 0; i < learners.size(); i++) {
            results.put(learners.get(i), answers.get(i));
        }
        return results;
    }

    /**
     * Reads how a learner stands in the activities of a course;
     * {@code core_completion_get_activities_completion_status}.
     *
     * @param courseid the course
     * @param userid the account
     * @return the activities that the token may see
     */
    public List<ActivityCompletion> ofActivities(long courseid, long userid) {
        return api.activities(courseid, userid).statuses();
    }

    /**
     * How a learner stands in activities, or why Moodle does not say.
     *
     * @param activities the activities that the token may see
     * @param reason why Moodle does not say
     */
    public record Activities(Optional<List<ActivityCompletion>> activities, Optional<MoodleException> reason) {}

    /**
     * Reads how learners stand in the activities of many courses, packed like the learners of one.
     *
     * @param learners who in which course
     * @return how each stands, in the order of the learners
     */
    public Map<Learner, Activities> ofActivities(Collection<Learner> learners) {
        Map<Learner, Activities> statuses = new LinkedHashMap<>();
        packed(CompletionApi.ACTIVITIES, learners, ActivityReply.class)
                .forEach((learner, answer) -> statuses.put(
                        learner, new Activities(answer.value().map(ActivityReply::statuses), answer.error())));
        return statuses;
    }

    /**
     * Marks an activity for a learner; {@code core_completion_override_activity_completion_status}. An activity without
     * completion tracking stays as it is, without an error.
     *
     * @param userid the account
     * @param cmid the course module
     * @param complete whether it is complete
     */
    public void overrideActivity(long userid, long cmid, boolean complete) {
        write(
                CompletionApi.OVERRIDE,
                "completion:" + cmid + "/" + userid,
                () -> api.override(userid, cmid, complete ? 1 : 0));
    }

    /**
     * Marks a course complete for the account behind the token; {@code core_completion_mark_course_self_completed}.
     *
     * @param courseid the course
     */
    public void completeOwnCourse(long courseid) {
        write(CompletionApi.SELF, "course#" + courseid, () -> api.markSelf(courseid));
    }

    /**
     * Marks an activity for the account behind the token;
     * {@code core_completion_update_activity_completion_status_manually}.
     *
     * @param cmid the course module
     * @param complete whether it is complete
     */
    public void markOwnActivity(long cmid, boolean complete) {
        write(CompletionApi.MANUAL, "module#" + cmid, () -> api.markActivity(cmid, complete));
    }

    private void write(String function, String subject, Runnable call) {
        area.writer()
                .gate()
                .send(
                        function,
                        List.of(subject),
                        () -> {
                            call.run();
                            return Done.DONE;
                        },
                        done -> Map.of());
    }
}
