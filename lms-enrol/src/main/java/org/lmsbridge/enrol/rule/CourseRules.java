package org.lmsbridge.enrol.rule;

import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.report.Finding;

/**
 * Which course dates become Moodle courses, and which course that is.
 *
 * @param categoryField id of the form field that holds the number of the Moodle category
 * @param idnumberPrefix what stands before the course date's id
 * @param standard what full names are made of
 */
public record CourseRules(String categoryField, String idnumberPrefix, CourseNames.Standard standard) {
    /** What the rules say of one course date: either a course, or why there is none. */
    public sealed interface Answer permits Wanted, LeftOut {}

    /**
     * A course is called for.
     *
     * @param course the course
     */
    public record Wanted(DesiredCourse course) implements Answer {}

    /**
     * No course is called for.
     *
     * @param finding why
     */
    public record LeftOut(Finding finding) implements Answer {}

    /**
     * Applies the rules.
     *
     * @param date the course date
     * @param catalogue what it belongs to
     * @return the answer
     */
    public Answer apply(CourseDate date, Catalogue catalogue) {
        var subject = Subjects.courseDate(date.id());
        if (date.status() != CourseDateStatus.SCHEDULED) {
            var code = date.status() == CourseDateStatus.CANCELLED ? "course-date-cancelled" : "course-date-completed";
            return new LeftOut(Finding.info(code, subject, "the course date is not scheduled (any more)"));
        }
        if (date.visibility() == Visibility.PRIVATE) {
            return new LeftOut(Finding.info("course-date-private", subject, "the course date is private"));
        }
        return catalogue
                .master(date.master())
                .map(master -> ofMaster(date, master, catalogue))
                .orElseGet(() -> new LeftOut(Finding.warning(
                        "course-master-unknown",
                        subject,
                        "the records deliver no course master " + date.master(),
                        "Add the course master, or correct the course date.")));
    }

    private Answer ofMaster(CourseDate date, CourseMaster master, Catalogue catalogue) {
        var subject = Subjects.courseDate(date.id());
        if (master.visibility() == Visibility.PRIVATE) {
            return new LeftOut(Finding.info("course-master-private", subject, "its course master is private"));
        }
        var category = date.category().orElse(master.category());
        return catalogue
                .category(category)
                .map(found -> inCategory(date, found))
                .orElseGet(() -> new LeftOut(Finding.warning(
                        "category-unknown",
                        subject,
                        "the records deliver no course category " + category,
                        "Add the category, or correct the course master.")));
    }

    private Answer inCategory(CourseDate date, CourseCategory category) {
        var subject = "course-category:" + category.id();
        var mapped = category.fields().getOrDefault(categoryField, "").strip();
        if (mapped.isEmpty()) {
            return new LeftOut(Finding.warning(
                    "category-not-mapped",
                    Subjects.courseDate(date.id()),
                    subject + " names no Moodle category in its field " + categoryField,
                    "Make a category in Moodle and enter its number in that field."));
        }
        if (!mapped.matches("[1-9][0-9]{0,17}")) {
            return new LeftOut(Finding.warning(
                    "category-not-a-number",
                    Subjects.courseDate(date.id()),
                    subject + " has something else than the number of a Moodle category in its field " + categoryField,
                    "Enter the number: it stands at the end of the category's address in Moodle (categoryid=…)."));
        }
        var idnumber = idnumberPrefix + date.id();
        var names =
                CourseNames.of(standard, category.name(), idnumber, date.start().toLocalDate());
        var start = date.start().atZone(date.zone()).toInstant();
        var end = date.end().map(time -> time.atZone(date.zone()).toInstant());
        return new Wanted(new DesiredCourse(date.id(), idnumber, names, Long.parseLong(mapped), start, end));
    }
}
