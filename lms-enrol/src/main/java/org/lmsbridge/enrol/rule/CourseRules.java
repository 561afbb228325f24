package org.lmsbridge.enrol.rule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateStatus;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.DeliveryMode;
import org.lmsbridge.core.records.Visibility;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.enrol.rule.DesiredCourse.Blueprint;

/**
 * Which course dates and course masters lead into Moodle courses, and which courses those are.
 *
 * @param mapping how categories say where in Moodle they go
 * @param idnumberPrefix what stands before the records' id
 * @param standard what full names are made of
 * @param customFields which custom course fields are filled
 */
public record CourseRules(
        CourseMapping mapping, String idnumberPrefix, CourseNames.Standard standard, CustomFieldMap customFields) {
    private static final int MAX_IDNUMBER = 100;

    /** What the rules say of one course date or master: either a course, or why there is none. */
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
     * Applies the rules to a course date.
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
        if (!date.synchronised()) {
            return new LeftOut(Finding.info(
                    "course-date-not-synchronised", subject, "the records say that it is not to be in Moodle"));
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

    /**
     * Applies the rules to a course master as such, which is booked where it is eLearning.
     *
     * @param master the course master
     * @return the answer; empty if the records name no Moodle course for it
     */
    public Optional<Answer> apply(CourseMaster master) {
        return master.lmsCourseId().map(id -> {
            var subject = Subjects.courseMaster(master.id());
            return master.visibility() == Visibility.PRIVATE
                    ? new LeftOut(Finding.info("course-master-private", subject, "the course master is private"))
                    : linked(subject, master.name(), master.id(), id);
        });
    }

    private Answer ofMaster(CourseDate date, CourseMaster master, Catalogue catalogue) {
        var subject = Subjects.courseDate(date.id());
        if (master.visibility() == Visibility.PRIVATE) {
            return new LeftOut(Finding.info("course-master-private", subject, "its course master is private"));
        }
        if (date.deliveryMode() == DeliveryMode.ELEARNING) {
            return date.lmsCourseId()
                    .or(master::lmsCourseId)
                    .<Answer>map(id -> linked(subject, master.name(), date.id(), id))
                    .orElseGet(() -> new LeftOut(Finding.info(
                            "elearning-not-linked",
                            subject,
                            "eLearning is never made in Moodle, and the records name no Moodle course for it")));
        }
        var category = date.category().orElse(master.category());
        return catalogue
                .category(category)
                .map(found -> inCategory(date, master, found))
                .orElseGet(() -> new LeftOut(Finding.warning(
                        "category-unknown",
                        subject,
                        "the records deliver no course category " + category,
                        "Add the category, or correct the course master.")));
    }

    private static Answer linked(String subject, String title, BookingTarget target, long lmsId) {
        return new Wanted(new DesiredCourse(
                subject,
                title + " [#" + lmsId + "]",
                List.of(target),
                Optional.empty(),
                OptionalLong.of(lmsId),
                Optional.empty()));
    }

    private Answer inCategory(CourseDate date, CourseMaster master, CourseCategory category) {
        if (!mapping.ownCourses() && date.lmsCourseId().isEmpty()) {
            return sharedCourse(date, category);
        }
        var idnumber = idnumberPrefix + date.id();
        var subject = Subjects.courseDate(date.id());
        if (idnumber.length() > MAX_IDNUMBER) {
            return new LeftOut(Finding.warning(
                    "idnumber-too-long",
                    subject,
                    "its idnumber would have " + idnumber.length() + " characters, and Moodle holds " + MAX_IDNUMBER,
                    "Choose a shorter prefix or id, or name a Moodle course for it in the records."));
        }
        var read = MappedNumbers.of(mapping, category, subject);
        var given = date.lmsCourseId().map(OptionalLong::of).orElse(OptionalLong.empty());
        if (read.fault().isPresent() && given.isEmpty()) {
            return new LeftOut(read.fault().get());
        }
        var blueprint = read.category().isPresent() && mapping.ownCourses()
                ? Optional.of(blueprint(date, master, category, read))
                : Optional.<Blueprint>empty();
        var title = blueprint.map(found -> found.names().fullname()).orElse(master.name());
        return new Wanted(new DesiredCourse(
                subject, title + " [" + idnumber + "]", List.of(date.id()), Optional.of(idnumber), given, blueprint));
    }

    private Blueprint blueprint(CourseDate date, CourseMaster master, CourseCategory category, MappedNumbers numbers) {
        var name = standard.choose(category.name(), master.name());
        return new Blueprint(
                CourseNames.of(
                        standard, name, idnumberPrefix + date.id(), date.start().toLocalDate()),
                numbers.category().getAsLong(),
                instant(date, date.start()),
                date.end().map(end -> instant(date, end)),
                master.summary(),
                customFields.values(date, master, category),
                numbers.template());
    }

    private Answer sharedCourse(CourseDate date, CourseCategory category) {
        var subject = Subjects.category(category.id());
        var read = MappedNumbers.course(mapping, category, Subjects.courseDate(date.id()));
        if (read.fault().isPresent()) {
            return new LeftOut(read.fault().get());
        }
        return new Wanted(new DesiredCourse(
                subject,
                category.name(),
                List.of(date.id()),
                read.course().isPresent() ? Optional.empty() : Optional.of(idnumberPrefix + category.id()),
                read.course(),
                Optional.empty()));
    }

    /**
     * Says which categories share a Moodle category, or a Moodle course for all their students.
     *
     * @param catalogue the categories
     * @return a warning for each category but the first
     */
    public List<Finding> shared(Catalogue catalogue) {
        var first = new TreeMap<Long, CategoryId>();
        var findings = new ArrayList<Finding>();
        catalogue.categories().values().stream()
                .sorted((a, b) -> a.id().value().compareTo(b.id().value()))
                .forEach(category -> {
                    var subject = Subjects.category(category.id());
                    var number = mapping.ownCourses()
                            ? MappedNumbers.ownCategory(mapping, category)
                            : MappedNumbers.course(mapping, category, subject).course();
                    number.ifPresent(id -> {
                        var other = first.putIfAbsent(id, category.id());
                        if (other != null) {
                            findings.add(Finding.warning(
                                    "category-shared",
                                    subject,
                                    "it names the same Moodle %s %d as %s"
                                            .formatted(
                                                    mapping.ownCourses() ? "category" : "course",
                                                    id,
                                                    Subjects.category(other)),
                                    "Give each its own, unless their courses are meant to lie together."));
                        }
                    });
                });
        return findings;
    }

    private static Instant instant(CourseDate date, LocalDateTime time) {
        return time.atZone(date.zone()).toInstant();
    }
}
