package org.lmsbridge.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lmsbridge.sandbox.internal.site.Categories;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Collation;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;
import org.lmsbridge.sandbox.model.Activity;
import org.lmsbridge.sandbox.model.Category;
import org.lmsbridge.sandbox.model.Course;
import org.lmsbridge.sandbox.model.Group;
import org.lmsbridge.sandbox.model.Mail;
import org.lmsbridge.sandbox.model.Participant;
import org.lmsbridge.sandbox.model.User;

/**
 * Looks at and changes what a sandbox holds, past its web services: nothing is checked, counted or mailed. What it
 * returns are snapshots in the order of their numbers. This class is thread-safe.
 */
public final class SandboxState {

    private final Site site;
    private final StateRows rows;
    private final SandboxLearning learning;
    private final SandboxSettings settings;

    SandboxState(Site site) {
        this.site = site;
        this.rows = new StateRows(site);
        this.learning = new SandboxLearning(site);
        this.settings = new SandboxSettings(site);
    }

    /**
     * What the operator of the site decides: switches, tokens, how courses mail.
     *
     * @return a view that changes it
     */
    public SandboxSettings settings() {
        return settings;
    }

    /**
     * Activities, completion, grades and reports.
     *
     * @return a view that reads and changes them
     */
    public SandboxLearning learning() {
        return learning;
    }

    /**
     * The course categories.
     *
     * @return the categories
     */
    public List<Category> categories() {
        return rows.all(site.tables().categories, StateRows::category);
    }

    /**
     * The courses, the site itself among them.
     *
     * @return the courses
     */
    public List<Course> courses() {
        return rows.all(site.tables().courses, StateRows::course);
    }

    /**
     * The course of a short name.
     *
     * @param shortname the short name
     * @return the course, if there is one
     */
    public Optional<Course> course(String shortname) {
        return read(() -> site.tables()
                .courses
                .streamBy("shortname", Collation.key(shortname))
                .findFirst()
                .map(StateRows::course));
    }

    /**
     * The accounts, deleted ones among them.
     *
     * @return the accounts
     */
    public List<User> users() {
        return rows.all(site.tables().users, StateRows::user);
    }

    /**
     * The account of a username.
     *
     * @param username the username
     * @return the account, if there is one
     */
    public Optional<User> user(String username) {
        return read(() -> site.tables()
                .users
                .streamBy("username", Collation.key(username))
                .findFirst()
                .map(StateRows::user));
    }

    /**
     * Who is enrolled in a course.
     *
     * @param courseId the course
     * @return everybody with an enrolment, whether it counts or not
     */
    public List<Participant> participants(long courseId) {
        return read(() -> site.tables().enrolments.by("courseid", courseId).stream()
                .map(rows::participant)
                .toList());
    }

    /**
     * The groups of a course.
     *
     * @param courseId the course
     * @return the groups
     */
    public List<Group> groups(long courseId) {
        return read(() -> site.tables().groups.by("courseid", courseId).stream()
                .map(rows::group)
                .toList());
    }

    /**
     * The mails that the site would have sent.
     *
     * @return the mails, the oldest first
     */
    public List<Mail> mails() {
        return rows.all(site.tables().mails, StateRows::mail);
    }

    /** Forgets the mails. */
    public void clearMails() {
        write(() -> {
            Table mails = site.tables().mails;
            mails.all().forEach(row -> mails.delete(row.id()));
            return 0L;
        });
    }

    /**
     * Adds a category at the top.
     *
     * @param name its name
     * @return its number
     */
    public long addCategory(String name) {
        return addCategory(name, 0);
    }

    /**
     * Adds a category below another.
     *
     * @param name its name
     * @param parent the category above it, 0 for the top
     * @return its number
     */
    public long addCategory(String name, long parent) {
        return write(() -> new Categories(site)
                .insert(Row.cells("name", name, "parent", parent))
                .id());
    }

    /**
     * Adds a visible course with completion switched on.
     *
     * @param shortname the short name
     * @param fullname the full name
     * @param category its category
     * @return its number
     */
    public long addCourse(String shortname, String fullname, long category) {
        return write(() -> new Courses(site)
                .insert(Row.cells("shortname", shortname, "fullname", fullname, "category", category))
                .id());
    }

    /**
     * Adds an account that signs in manually.
     *
     * @param username the username
     * @param firstname the first name
     * @param lastname the last name
     * @param email the address
     * @return its number
     */
    public long addUser(String username, String firstname, String lastname, String email) {
        return write(() -> new People(site)
                .insert(Row.cells("username", username, "firstname", firstname, "lastname", lastname, "email", email))
                .id());
    }

    /**
     * Enrols somebody without a mail.
     *
     * @param courseId the course
     * @param userId the account
     * @param roleId the role, 5 for students
     */
    public void enrol(long courseId, long userId, long roleId) {
        write(() -> {
            new Enrolling(site).enrol(rows.courseRow(courseId), userId, roleId, 0, 0, Enrolling.ACTIVE);
            return 0L;
        });
    }

    /**
     * Suspends an account, or lets it in again.
     *
     * @param userId the account
     * @param suspended whether it is suspended from now on
     */
    public void suspendUser(long userId, boolean suspended) {
        write(() -> site.tables()
                .users
                .update(rows.userRow(userId).with("suspended", suspended))
                .id());
    }

    /**
     * Shows or hides a course.
     *
     * @param courseId the course
     * @param visible whether learners see it from now on
     */
    public void showCourse(long courseId, boolean visible) {
        changeCourse(courseId, "visible", visible);
    }

    /**
     * Adds an activity to a course; see {@link SandboxLearning} for more about activities.
     *
     * @param courseId the course
     * @param kind the kind, such as {@code assign} or {@code page}
     * @param name its name
     * @param tracking how its completion is followed
     * @return the number of the course module
     */
    public long addActivity(long courseId, String kind, String name, Activity.Tracking tracking) {
        return learning.addActivity(courseId, kind, name, tracking);
    }

    /**
     * Notes that somebody has completed a course.
     *
     * @param courseId the course
     * @param userId the account
     */
    public void setCourseCompletion(long courseId, long userId) {
        learning.setCourseCompletion(courseId, userId);
    }

    /**
     * Sets somebody's course total.
     *
     * @param courseId the course
     * @param userId the account
     * @param grade the grade
     */
    public void setGrade(long courseId, long userId, double grade) {
        learning.setGrade(courseId, userId, grade);
    }

    /** The site itself, for tests that need it as a recording found it. */
    Site site() {
        return site;
    }

    private void changeCourse(long courseId, String cell, boolean value) {
        write(() -> site.tables()
                .courses
                .update(rows.courseRow(courseId).with(cell, value))
                .id());
    }

    private <T> T read(Supplier<T> work) {
        return site.database().read(work);
    }

    private long write(Supplier<Long> work) {
        return site.database().write(work);
    }
}
