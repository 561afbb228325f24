package org.lmsbridge.enrol.internal;

import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.enrol.rule.CourseDiff.ActualCourse;
import org.lmsbridge.enrol.rule.CourseNames;
import org.lmsbridge.enrol.rule.DesiredCourse;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.NotFoundException;

/** What the planner of courses has to tell people. */
final class CourseFindings {
    private CourseFindings() {}

    static Finding gone(DesiredCourse course, Link link) {
        return Finding.warning(
                "course-gone",
                course.subject(),
                "the Moodle course " + link.lmsId().orElse(0) + " is not there any more",
                "Restore it in Moodle, or cancel the course date; a deleted course is not made a second time.");
    }

    static Finding categoryMissing(DesiredCourse course, long category) {
        return Finding.warning(
                "category-missing-in-site",
                course.subject(),
                "the site has no category " + category,
                "Make the category in Moodle, or correct its number in the course category's form.");
    }

    static Finding idnumberTaken(DesiredCourse course, String owner) {
        return Finding.warning(
                "idnumber-taken",
                course.subject(),
                "its idnumber " + course.idnumber().orElse("") + " is called for by " + owner + " too",
                "Give the two different ids in the records; no two courses get the same idnumber.");
    }

    static Finding numberConflict(DesiredCourse course, Link link) {
        return Finding.warning(
                "course-number-conflict",
                course.subject(),
                "the records name Moodle course %d, but course %d carries the idnumber %s; the latter is used"
                        .formatted(
                                course.givenId().orElse(0),
                                link.lmsId().orElse(0),
                                course.idnumber().orElse("")),
                "Correct the number in the records, or take the idnumber from the course in Moodle.");
    }

    static Finding linkedCourseMissing(DesiredCourse course) {
        return Finding.warning(
                "linked-course-missing",
                course.subject(),
                "the records name Moodle course " + course.givenId().orElse(0)
                        + ", which does not exist or may not be seen",
                "Correct the number in the records, or give the token's account the right to view the course.");
    }

    static Finding linkedCourseChanged(DesiredCourse course, Link link, ActualCourse actual) {
        return Finding.warning(
                "linked-course-changed",
                course.subject(),
                "Moodle course %d was known as \"%s\" and is \"%s\" now"
                        .formatted(actual.id(), link.naturalKey(), actual.key()),
                "See whether it is still the right course: a site restored from a backup re-uses numbers.");
    }

    static Finding linkMoved(DesiredCourse course, Link link, ActualCourse other) {
        return Finding.warning(
                "link-moved",
                course.subject(),
                "the idnumber %s was moved from Moodle course %d to %d; the link follows"
                        .formatted(course.idnumber().orElse(""), link.lmsId().orElse(0), other.id()),
                "See to the people who are still in the former course.");
    }

    static Finding idnumberRemoved(DesiredCourse course, ActualCourse actual) {
        return Finding.warning(
                "idnumber-removed",
                course.subject(),
                "Moodle course " + actual.id() + " no longer carries the idnumber "
                        + course.idnumber().orElse("") + ", and no other course does; it is used as before",
                "Write the idnumber into the settings of the course that is meant.");
    }

    static Finding copyUnderWay(DesiredCourse course) {
        return Finding.warning(
                "copy-under-way",
                course.subject(),
                "its course was being copied from the template when the connection or the process ended",
                "Nothing: a later run finds the copy, or makes it again when Moodle has surely given up.");
    }

    static Finding categoryCourseMissing(DesiredCourse course) {
        return Finding.warning(
                "category-course-missing",
                course.subject(),
                "no Moodle course is linked for all students of the category",
                "Enter the course's number in the category's form, or give the Moodle course the idnumber "
                        + course.idnumber().orElse("") + ".");
    }

    static Finding templateMissing(DesiredCourse course, long template) {
        return Finding.warning(
                "template-missing",
                course.subject(),
                "the template, Moodle course " + template + ", does not exist or may not be seen",
                "Correct its number in the category's form; no course is made without its contents.");
    }

    static Finding templateIsCourseDate(DesiredCourse course, long template) {
        return Finding.warning(
                "template-has-idnumber",
                course.subject(),
                "the template, Moodle course " + template + ", carries this course date's idnumber; it is not adopted",
                "Remove the ID number in the template's settings; then the course is made.");
    }

    static Finding templateHasIdnumber(long template, String idnumber) {
        return Finding.warning(
                "template-has-idnumber",
                "moodle-course:" + template,
                "this template carries the idnumber " + idnumber,
                "Remove the ID number in its settings, so that it is never taken for a course date.");
    }

    static Finding participantsUnreadable(String subject, long courseid, MoodleException reason) {
        return Finding.warning(
                "participants-unreadable",
                subject,
                "the site does not say who is in the Moodle course " + courseid + ": " + reason.getMessage(),
                reason instanceof NotFoundException
                        ? "If somebody deleted the course, nothing has to be done."
                        : reason.remedy());
    }

    static Finding nameRefused(DesiredCourse course, CourseNames names) {
        return Finding.warning(
                "course-name-refused",
                course.subject(),
                "Moodle takes no name with a < that is followed by a character: \"" + names.fullname()
                        + "\", short name \"" + names.shortname()
                        + "\"; no course is made under it, and one that is there keeps its name",
                "Take the < out of the name of the course category or course master in the records, or of the id.");
    }
}
