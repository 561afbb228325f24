package org.lmsbridge.sandbox;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.lmsbridge.sandbox.internal.site.Activities;
import org.lmsbridge.sandbox.internal.site.Completing;
import org.lmsbridge.sandbox.internal.site.Grading;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.model.Activity;

/** Activities, completion, grades and reports of a sandbox, past its web services. This class is thread-safe. */
public final class SandboxLearning {

    private final Site site;
    private final StateRows rows;

    SandboxLearning(Site site) {
        this.site = site;
        this.rows = new StateRows(site);
    }

    /**
     * The activities of a course.
     *
     * @param courseId the course
     * @return the activities in the order of their numbers
     */
    public List<Activity> activities(long courseId) {
        return site.database()
                .read(() -> site.tables().activities.by("courseid", courseId).stream()
                        .map(StateRows::activity)
                        .toList());
    }

    /**
     * Adds an activity to the first section of a course; an assignment can be graded up to 100.
     *
     * @param courseId the course
     * @param kind the kind, such as {@code assign} or {@code page}
     * @param name its name
     * @param tracking how its completion is followed
     * @return the number of the course module
     */
    public long addActivity(long courseId, String kind, String name, Activity.Tracking tracking) {
        return write(() -> new Activities(site)
                .add(rows.courseRow(courseId).id(), kind, name, tracking.ordinal())
                .id());
    }

    /**
     * Lets a course be completed by an activity.
     *
     * @param activityId the course module
     * @return the number of the criterion
     */
    public long completeByActivity(long activityId) {
        return write(() -> site.tables()
                .criteria
                .insert(Row.cells(
                        "courseid",
                        activityRow(activityId).number("courseid"),
                        "type",
                        Completing.ACTIVITY,
                        "cmid",
                        activityId))
                .id());
    }

    /**
     * Lets a course be completed by its learners themselves.
     *
     * @param courseId the course
     * @return the number of the criterion
     */
    public long completeBySelf(long courseId) {
        return write(() -> site.tables()
                .criteria
                .insert(Row.cells("courseid", courseId, "type", Completing.SELF, "cmid", 0))
                .id());
    }

    /**
     * Whether one criterion is enough to complete a course.
     *
     * @param courseId the course
     * @param any true where one is enough, false where all are needed
     */
    public void completeByAny(long courseId, boolean any) {
        write(() -> site.tables()
                .courses
                .update(rows.courseRow(courseId).with("completionaggregation", any ? 2 : 1))
                .id());
    }

    /**
     * Notes how an activity stands for somebody, with what follows for the course.
     *
     * @param activityId the course module
     * @param userId the account
     * @param done whether it is done
     */
    public void setActivityCompletion(long activityId, long userId, boolean done) {
        write(() -> new Completing(site)
                .setState(activityRow(activityId), userId, done ? 1 : 0, 0)
                .id());
    }

    /**
     * Notes that somebody has completed a course: all its criteria are met, and it gets one for learners themselves
     * where it has none.
     *
     * @param courseId the course
     * @param userId the account
     */
    public void setCourseCompletion(long courseId, long userId) {
        write(() -> {
            Completing completing = new Completing(site);
            if (!completing.hasCriteria(courseId)) {
                completeBySelf(courseId);
            }
            site.tables().criteria.by("courseid", courseId).forEach(row -> completing.meet(row, userId));
            completing.complete(courseId, userId, site.now());
            return 0L;
        });
    }

    /**
     * Takes a completion back, as unlocking the criteria or resetting the course does.
     *
     * @param courseId the course
     * @param userId the account
     */
    public void resetCourseCompletion(long courseId, long userId) {
        write(() -> {
            new Completing(site).reset(courseId, userId);
            return 0L;
        });
    }

    /**
     * Lets somebody look into a course, now.
     *
     * @param courseId the course
     * @param userId the account, which must be enrolled there
     */
    public void visit(long courseId, long userId) {
        write(() -> {
            var rows = site.tables().enrolments.by("pair", Tables.pairKey(courseId, userId));
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("userId is not enrolled in course " + courseId + ": " + userId);
            }
            rows.forEach(row -> site.tables().enrolments.update(row.with("lastcourseaccess", site.now())));
            return 0L;
        });
    }

    /**
     * Whether somebody has completed a course.
     *
     * @param courseId the course
     * @param userId the account
     * @return true where it is completed
     */
    public boolean isCourseComplete(long courseId, long userId) {
        return site.database().read(() -> new Completing(site).isComplete(courseId, userId));
    }

    /**
     * Sets somebody's course total, whatever the activities say; the highest is 100 where nothing in the course is
     * graded.
     *
     * @param courseId the course
     * @param userId the account
     * @param grade the grade
     */
    public void setGrade(long courseId, long userId, double grade) {
        write(() -> {
            Grading grading = new Grading(site);
            Row total = grading.item(courseId, 0).orElseThrow();
            if (Grading.decimal(total, "grademax") == 0) {
                total = site.tables().gradeItems.update(total.with("grademax", 100.0));
            }
            grading.give(total, userId, grade);
            return 0L;
        });
    }

    /**
     * Grades somebody in an activity; the course total follows.
     *
     * @param activityId the course module, which must be one that can be graded
     * @param userId the account
     * @param grade the grade
     */
    public void setActivityGrade(long activityId, long userId, double grade) {
        write(() -> {
            Grading grading = new Grading(site);
            long course = activityRow(activityId).number("courseid");
            Row item = grading.item(course, activityId)
                    .orElseThrow(() -> new IllegalArgumentException("activityId is not graded: " + activityId));
            grading.give(item, userId, grade);
            return 0L;
        });
    }

    /**
     * Somebody's course total.
     *
     * @param courseId the course
     * @param userId the account
     * @return the grade, if there is one
     */
    public OptionalDouble grade(long courseId, long userId) {
        return site.database().read(() -> {
            Grading grading = new Grading(site);
            return grading.item(courseId, 0)
                    .flatMap(item -> grading.grade(item.id(), userId))
                    .map(row -> OptionalDouble.of(Grading.decimal(row, "grade")))
                    .orElseGet(OptionalDouble::empty);
        });
    }

    /**
     * Adds a custom report over the participants of all courses.
     *
     * @param name its name
     * @param columns names such as {@code user:username} and {@code completion:timecompleted}, in order; all columns
     *     where none are given
     * @return its number
     */
    public long addParticipantsReport(String name, String... columns) {
        return write(() -> {
            Row report = Row.cells("name", name, "timecreated", site.now(), "timemodified", site.now());
            return site.tables()
                    .reports
                    .insert(columns.length == 0 ? report : report.with("columns", List.of(columns)))
                    .id();
        });
    }

    private Row activityRow(long id) {
        return site.tables()
                .activities
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("activityId names no activity: " + id));
    }

    private long write(Supplier<Long> work) {
        return site.database().write(work);
    }
}
