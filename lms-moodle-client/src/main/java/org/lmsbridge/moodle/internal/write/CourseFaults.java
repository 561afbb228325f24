package org.lmsbridge.moodle.internal.write;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.moodle.model.CourseUpdate;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.NewCourse;

/** What a site would refuse of courses and enrolments. */
public final class CourseFaults {
    private CourseFaults() {}

    /**
     * Checks new courses.
     *
     * @param courses the courses
     * @return faults by the course's place
     */
    public static Map<Integer, String> ofNew(List<NewCourse> courses) {
        Faults faults = new Faults();
        for (int place = 0; place < courses.size(); place++) {
            NewCourse course = courses.get(place);
            faults.record(place, "course:" + course.shortname());
            name(faults, "fullname", course.fullname(), 254);
            name(faults, "shortname", course.shortname(), 255);
            faults.unique("shortname", course.shortname());
            faults.atMost(100, "idnumber", course.idnumber());
            faults.unique("idnumber", course.idnumber().orElse(null));
            faults.require(course.categoryid() > 0, "categoryid", "must be the number of a category");
            faults.require(
                    course.enddate().isEmpty() || course.startdate().isPresent(), "enddate", "needs a startdate");
            dates(faults, "startdate", course.startdate(), "enddate", course.enddate());
            course.lang().ifPresent(lang -> faults.notBlank("lang", lang));
        }
        return faults.found();
    }

    /**
     * Checks changes of courses.
     *
     * @param updates the changes
     * @return faults by the change's place
     */
    public static Map<Integer, String> ofUpdates(List<CourseUpdate> updates) {
        Faults faults = new Faults();
        for (int place = 0; place < updates.size(); place++) {
            CourseUpdate update = updates.get(place);
            faults.record(place, "course#" + update.id());
            faults.unique("id", Long.toString(update.id()));
            faults.require(update.id() != 1, "id", "must not be 1, the front page");
            update.fullname().ifPresent(text -> name(faults, "fullname", text, 254));
            update.shortname().ifPresent(text -> name(faults, "shortname", text, 255));
            update.shortname().ifPresent(text -> faults.unique("shortname", text));
            faults.atMost(100, "idnumber", update.idnumber());
            faults.unique("idnumber", update.idnumber().orElse(null));
            dates(faults, "startdate", update.startdate(), "enddate", update.enddate());
        }
        return faults.found();
    }

    /**
     * Checks enrolments.
     *
     * @param enrolments the enrolments
     * @return faults by the enrolment's place
     */
    public static Map<Integer, String> ofEnrolments(List<Enrolment> enrolments) {
        Faults faults = new Faults();
        Set<List<Long>> seen = new HashSet<>();
        for (int place = 0; place < enrolments.size(); place++) {
            Enrolment enrolment = enrolments.get(place);
            faults.record(place, "enrolment:" + enrolment.courseid() + "/" + enrolment.userid());
            faults.require(enrolment.courseid() > 1, "courseid", "must be the number of a course");
            faults.require(enrolment.userid() > 0, "userid", "must be the number of an account");
            faults.require(enrolment.roleid() > 0, "roleid", "must be the number of a role");
            dates(faults, "timestart", enrolment.timestart(), "timeend", enrolment.timeend());
            // Every call mails the person, so that the same twice is worse than useless.
            faults.require(
                    seen.add(List.of(enrolment.courseid(), enrolment.userid(), enrolment.roleid())),
                    "enrolment",
                    "is in this bulk twice");
        }
        return faults.found();
    }

    private static void name(Faults faults, String field, String value, int characters) {
        faults.notBlank(field, value);
        faults.atMost(characters, field, value);
        // Moodle keeps the tags of its multi-language filter.
        faults.noTags(field, value.replaceAll("</?(?:span|lang)\\b[^>]*>", ""));
    }

    private static void dates(
            Faults faults, String startField, Optional<Instant> start, String endField, Optional<Instant> end) {
        // The beginning of time is Moodle's zero: no end.
        boolean ordered = start.isEmpty()
                || end.isEmpty()
                || end.get().equals(Instant.EPOCH)
                || !end.get().isBefore(start.get());
        faults.require(ordered, endField, "must not be before " + startField);
    }
}
