package org.lmsbridge.moodle.api;

/** Completion. */
public interface CompletionApi {
    /** {@code core_completion_get_course_completion_status}. */
    String COURSE = "core_completion_get_course_completion_status";

    /** {@code core_completion_get_activities_completion_status}. */
    String ACTIVITIES = "core_completion_get_activities_completion_status";

    /** {@code core_completion_override_activity_completion_status}. */
    String OVERRIDE = "core_completion_override_activity_completion_status";

    /** {@code core_completion_mark_course_self_completed}. */
    String SELF = "core_completion_mark_course_self_completed";

    /** {@code core_completion_update_activity_completion_status_manually}. */
    String MANUAL = "core_completion_update_activity_completion_status_manually";

    /**
     * Calls {@code core_completion_get_course_completion_status}.
     *
     * @param courseid the course
     * @param userid the account
     * @return how the learner stands
     */
    @Function(COURSE)
    CompletionReply course(@Parameter("courseid") long courseid, @Parameter("userid") long userid);

    /**
     * Calls {@code core_completion_get_activities_completion_status}.
     *
     * @param courseid the course
     * @param userid the account
     * @return how the learner stands in each activity
     */
    @Function(ACTIVITIES)
    ActivityReply activities(@Parameter("courseid") long courseid, @Parameter("userid") long userid);

    /**
     * Calls {@code core_completion_override_activity_completion_status}.
     *
     * @param userid the account
     * @param cmid the course module
     * @param newstate 0 incomplete, 1 complete
     */
    @Function(value = OVERRIDE, kind = Function.Kind.WRITE)
    void override(@Parameter("userid") long userid, @Parameter("cmid") long cmid, @Parameter("newstate") int newstate);

    /**
     * Calls {@code core_completion_mark_course_self_completed}.
     *
     * @param courseid the course
     */
    @Function(value = SELF, kind = Function.Kind.WRITE)
    void markSelf(@Parameter("courseid") long courseid);

    /**
     * Calls {@code core_completion_update_activity_completion_status_manually}.
     *
     * @param cmid the course module
     * @param completed whether it is complete
     */
    @Function(value = MANUAL, kind = Function.Kind.WRITE)
    void markActivity(@Parameter("cmid") long cmid, @Parameter("completed") boolean completed);
}
