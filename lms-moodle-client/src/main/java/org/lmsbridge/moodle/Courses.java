package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lmsbridge.moodle.api.CourseApi;
import org.lmsbridge.moodle.api.CourseList;
import org.lmsbridge.moodle.api.Option;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.NotFoundException;
import org.lmsbridge.moodle.error.WriteInDoubtException;
import org.lmsbridge.moodle.internal.wire.Packed;
import org.lmsbridge.moodle.model.CopyTrace;
import org.lmsbridge.moodle.model.Course;
import org.lmsbridge.moodle.model.CourseField;
import org.lmsbridge.moodle.model.CourseSection;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.CreatedCourse;
import org.lmsbridge.moodle.model.DuplicateRequest;
import org.lmsbridge.moodle.model.ImportRequest;
import org.lmsbridge.moodle.model.NewCourse;

/** Courses of a site. Names are read as stored, so that they can be compared. Thread-safe. */
public final class Courses {
    private static final int IDS_PER_CALL = 100;
    private final Area area;
    private final CourseApi api;

    Courses(Area area) {
        this.area = area;
        this.api = area.api(CourseApi.class);
    }

    /**
     * Creates courses; {@code core_course_create_courses}. A record that the site refuses takes no other with it.
     *
     * @param courses the courses
     * @return a verdict for each, with the new number
     */
    public BulkResult<NewCourse, Long> create(List<NewCourse> courses) {
        return area.writer().write(courses, new CourseWritings.Create(api, this));
    }

    /**
     * Changes courses; {@code core_course_update_courses}.
     *
     * @param updates the changes, at most one per course
     * @return a verdict for each
     */
    public BulkResult<CourseUpdate, Done> update(List<CourseUpdate> updates) {
        return area.writer().write(updates, new CourseWritings.Update(api, this));
    }

    /**
     * Deletes courses with all that is in them, for good; {@code core_course_delete_courses}.
     *
     * @param ids the courses
     * @return a verdict for each; a course that is not there is already deleted
     */
    public BulkResult<Long, Done> delete(Collection<Long> ids) {
        return area.writer().write(List.copyOf(ids), new CourseWritings.Delete(api, this));
    }

    /**
     * Looks courses up; {@code core_course_get_courses_by_field}. Whether upper case and accents matter is up to the
     * site's database, so compare what comes back.
     *
     * @param field the field
     * @param values the values
     * @return the courses that exist and may be seen
     */
    public List<Course> byField(CourseField field, Collection<String> values) {
        List<String> wanted =
                values.stream().filter(value -> !value.isBlank()).distinct().toList();
        Map<Long, Course> found = new LinkedHashMap<>();
        if (field == CourseField.ID) {
            for (int start = 0; start < wanted.size(); start += IDS_PER_CALL) {
                lookUp(wanted.subList(start, Math.min(wanted.size(), start + IDS_PER_CALL)))
                        .forEach(course -> found.put(course.id(), course));
            }
            return List.copyOf(found.values());
        }
        List<Map<String, String>> questions = wanted.stream()
                .map(value -> Map.of("field", field.wireName(), "value", value))
                .toList();
        area.packed().read(CourseApi.BY_FIELD, questions, true, CourseList.class).stream()
                .map(Packed.Result::orThrow)
                .forEach(list -> list.courses().forEach(course -> found.put(course.id(), course)));
        return List.copyOf(found.values());
    }

    /** In 4.4 a course that does not exist makes PHP fail over the whole list, without an error code; halving finds it. */
    private List<Course> lookUp(List<String> ids) {
        if (ids.size() == 1) {
            return api.byField("id", ids.get(0)).courses();
        }
        try {
            return api.byField("ids", String.join(",", ids)).courses();
        } catch (InvalidRequestException e) {
            if (e.errorCode().isPresent()) {
                throw e;
            }
            int middle = ids.size() / 2;
            return Stream.of(ids.subList(0, middle), ids.subList(middle, ids.size()))
                    .flatMap(half -> lookUp(half).stream())
                    .toList();
        }
    }

    /**
     * Reads courses by number.
     *
     * @param ids the numbers
     * @return the courses that exist and may be seen
     */
    public List<Course> byIds(Collection<Long> ids) {
        return byField(CourseField.ID, ids.stream().map(String::valueOf).collect(Collectors.toList()));
    }

    /**
     * Searches names and descriptions; {@code core_course_search_courses}. For people to pick from, not to tell courses
     * apart: the answer has no identifiers.
     *
     * @param text what to search for
     * @return the courses found
     */
    public List<Course> search(String text) {
        return api.search("search", text, 0, 0).courses();
    }

    /**
     * Copies a course without people; {@code core_course_duplicate_course}. Takes seconds to many minutes. Afterwards
     * the copy is read, and a copy with people in it is refused.
     *
     * @param request what to copy, and the names of the copy
     * @return number and short name of the copy
     * @throws WriteInDoubtException if the site lost the copy on its way; the message says what it left behind
     */
    public CreatedCourse duplicate(DuplicateRequest request) {
        return new CourseCopy(area).copy(request);
    }

    /**
     * Looks for what a copy left that an earlier process asked for; writes nothing. The site may be at work on it still:
     * PHP goes on for minutes after the caller has gone.
     *
     * @param request what was asked for
     * @param newestBefore the highest number of a course in the category before the copy was asked for
     * @return what is there of it
     * @throws NotFoundException if the source is not there any more
     */
    public CopyTrace findCopy(DuplicateRequest request, long newestBefore) {
        return new CourseCopy(area).find(request, newestBefore);
    }

    /**
     * Copies contents into a course; {@code core_course_import_course}. Never repeated, because every import adds.
     *
     * @param request what to copy
     */
    public void importInto(ImportRequest request) {
        area.writer()
                .gate()
                .send(
                        CourseApi.IMPORT,
                        List.of("course#" + request.importto()),
                        () -> {
                            api.importInto(request.importfrom(), request.importto(), request.deletecontent());
                            return Done.DONE;
                        },
                        done -> Map.of());
    }

    /**
     * Reads the sections and activities of a course; {@code core_course_get_contents}.
     *
     * @param courseid the course
     * @return the sections, without the files in them
     */
    public List<CourseSection> contents(long courseid) {
        return api.contents(courseid, List.of(new Option("excludecontents", 1)));
    }
}
