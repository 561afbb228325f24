package org.lmsbridge.moodle.api;

/** Grades. */
public interface GradeApi {
    /** {@code gradereport_user_get_grade_items}. */
    String ITEMS = "gradereport_user_get_grade_items";

    /**
     * Calls {@code gradereport_user_get_grade_items}.
     *
     * @param courseid the course
     * @param userid the account; 0 for everybody
     * @param groupid the group; 0 for all
     * @return the grades
     */
    @Function(value = ITEMS, raw = true)
    GradeReply items(
            @Parameter("courseid") long courseid, @Parameter("userid") long userid, @Parameter("groupid") long groupid);
}
