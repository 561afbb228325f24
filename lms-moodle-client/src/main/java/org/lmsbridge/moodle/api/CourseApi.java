package org.lmsbridge.moodle.api;

import java.util.List;
import java.util.Map;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseSection;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.NewCourse;
import org.lmsbridge.moodle.model.Warnings;

/** Courses. */
public interface CourseApi {
    /** {@code core_course_create_courses}. */
    String CREATE = "core_course_create_courses";

    /** {@code core_course_update_courses}. */
    String UPDATE = "core_course_update_courses";

    /** {@code core_course_delete_courses}. */
    String DELETE = "core_course_delete_courses";

    /** {@code core_course_duplicate_course}. */
    String DUPLICATE = "core_course_duplicate_course";

    /** {@code core_course_import_course}. */
    String IMPORT = "core_course_import_course";

    /** {@code core_course_get_courses}. */
    String BY_IDS = "core_course_get_courses";

    /** {@code core_course_get_courses_by_field}. */
    String BY_FIELD = "core_course_get_courses_by_field";

    /** {@code core_course_search_courses}. */
    String SEARCH = "core_course_search_courses";

    /** {@code core_course_get_contents}. */
    String CONTENTS = "core_course_get_contents";

    /**
     * Calls {@code core_course_create_courses}.
     *
     * @param courses the courses, all or none of which are created
     * @return numbers and short names in the order of the courses
     */
    @Function(value = CREATE, kind = Function.Kind.WRITE)
    List<CreatedCourse> create(@Parameter("courses") List<NewCourse> courses);

    /**
     * Calls {@code core_course_update_courses}.
     *
     * @param courses the changes, each on its own
     * @return what could not be changed
     */
    @Function(value = UPDATE, kind = Function.Kind.WRITE)
    Warnings update(@Parameter("courses") List<CourseUpdate> courses);

    /**
     * Calls {@code core_course_delete_courses}.
     *
     * @param courseids the courses
     * @return what could not be deleted
     */
    @Function(value = DELETE, kind = Function.Kind.SLOW)
    Warnings delete(@Parameter("courseids") List<Long> courseids);

    /**
     * Calls {@code core_course_duplicate_course}.
     *
     * @param courseid the course to copy
     * @param fullname the full name of the copy
     * @param shortname the short name of the copy
     * @param categoryid the category of the copy
     * @param visible whether students see the copy
     * @param options what is copied
     * @return number and short name of the copy
     */
    @Function(value = DUPLICATE, kind = Function.Kind.SLOW, raw = true)
    CreatedCourse duplicate(
            @Parameter("courseid") long courseid,
            @Parameter("fullname") String fullname,
            @Parameter("shortname") String shortname,
            @Parameter("categoryid") long categoryid,
            @Parameter("visible") boolean visible,
            @Parameter("options") List<Option> options);

    /**
     * Calls {@code core_course_import_course}.
     *
     * @param importfrom the course to read
     * @param importto the course to fill
     * @param deletecontent whether contents go first
     */
    @Function(value = IMPORT, kind = Function.Kind.SLOW)
    void importInto(
            @Parameter("importfrom") long importfrom,
            @Parameter("importto") long importto,
            @Parameter("deletecontent") boolean deletecontent);

    /**
     * Calls {@code core_course_get_courses}.
     *
     * @param options the numbers, as {@code ids}
     * @return the courses found
     */
    @Function(value = BY_IDS, raw = true)
    List<Course> byIds(@Parameter("options") Map<String, List<Long>> options);

    /**
     * Calls {@code core_course_get_courses_by_field}.
     *
     * @param field the field
     * @param value the value
     * @return the courses found
     */
    @Function(value = BY_FIELD, raw = true)
    CourseList byField(@Parameter("field") String field, @Parameter("value") String value);

    /**
     * Calls {@code core_course_search_courses}.
     *
     * @param criterianame {@code search} for a text
     * @param criteriavalue the text
     * @param page the page, from 0
     * @param perpage how many courses a page holds
     * @return the courses found
     */
    @Function(value = SEARCH, raw = true)
    CourseList search(
            @Parameter("criterianame") String criterianame,
            @Parameter("criteriavalue") String criteriavalue,
            @Parameter("page") int page,
            @Parameter("perpage") int perpage);

    /**
     * Calls {@code core_course_get_contents}.
     *
     * @param courseid the course
     * @param options what is left out
     * @return the sections
     */
    @Function(value = CONTENTS, raw = true)
    List<CourseSection> contents(@Parameter("courseid") long courseid, @Parameter("options") List<Option> options);
}
