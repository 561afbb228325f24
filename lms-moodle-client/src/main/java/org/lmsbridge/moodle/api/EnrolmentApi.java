package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.EnrolmentMethod;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.Unenrolment;
import org.lmsbridge.moodle.model.UserCourse;

/** Enrolments. */
public interface EnrolmentApi {
    /** {@code enrol_manual_enrol_users}. */
    String ENROL = "enrol_manual_enrol_users";

    /** {@code enrol_manual_unenrol_users}. */
    String UNENROL = "enrol_manual_unenrol_users";

    /** {@code core_enrol_get_enrolled_users}. */
    String PARTICIPANTS = "core_enrol_get_enrolled_users";

    /** {@code core_enrol_get_users_courses}. */
    String OF_USER = "core_enrol_get_users_courses";

    /** {@code core_enrol_get_course_enrolment_methods}. */
    String METHODS = "core_enrol_get_course_enrolment_methods";

    /**
     * Calls {@code enrol_manual_enrol_users}.
     *
     * @param enrolments the enrolments, all or none of which are made
     */
    @Function(value = ENROL, kind = Function.Kind.WRITE)
    void enrol(@Parameter("enrolments") List<Enrolment> enrolments);

    /**
     * Calls {@code enrol_manual_unenrol_users}.
     *
     * @param enrolments the enrolments, all or none of which are removed
     */
    @Function(value = UNENROL, kind = Function.Kind.WRITE)
    void unenrol(@Parameter("enrolments") List<Unenrolment> enrolments);

    /**
     * Calls {@code core_enrol_get_enrolled_users}.
     *
     * @param courseid the course
     * @param options who, what of them, and which page
     * @return a page of participants
     */
    @Function(PARTICIPANTS)
    List<Participant> participants(@Parameter("courseid") long courseid, @Parameter("options") List<Option> options);

    /**
     * Calls {@code core_enrol_get_users_courses}.
     *
     * @param userid the account
     * @param returnusercount whether participants are counted, which is slow
     * @return the active enrolments
     */
    @Function(value = OF_USER, raw = true)
    List<UserCourse> ofUser(@Parameter("userid") long userid, @Parameter("returnusercount") boolean returnusercount);

    /**
     * Calls {@code core_enrol_get_course_enrolment_methods}.
     *
     * @param courseid the course
     * @return the ways to enrol oneself
     */
    @Function(METHODS)
    List<EnrolmentMethod> methods(@Parameter("courseid") long courseid);
}
