package org.lmsbridge.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.lmsbridge.sandbox.internal.site.Categories;
import org.lmsbridge.sandbox.internal.site.Courses;
import org.lmsbridge.sandbox.internal.site.Enrolling;
import org.lmsbridge.sandbox.internal.site.People;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tokens;
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

    SandboxState(Site site) {
        this.site = site;
        this.rows = new StateRows(site);
        this.learning = new SandboxLearning(site);
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
     * Switches manual enrolment into a course on or off.
     *
     * @param courseId the course
     * @param on whether people can be enrolled from now on
     */
    public void allowManualEnrolment(long courseId, boolean on) {
        changeCourse(courseId, "manualenrol", on);
    }

    /**
     * Switches the welcome mail of a course on or off.
     *
     * @param courseId the course
     * @param on whether enrolments mail from now on, in 4.4 and later
     */
    public void sendWelcomeMails(long courseId, boolean on) {
        changeCourse(courseId, "welcomemessage", on);
    }

    /**
     * Adds a field to all profiles.
     *
     * @param shortname its short name, by which functions set it
     * @param name its name
     */
    public void addProfileField(String shortname, String name) {
        write(() -> site.tables()
                .profileFields
                .insert(Row.cells("shortname", shortname, "name", name, "datatype", "text"))
                .id());
    }

    /** Does what the site's clean-up does every hour: after it, looking a deleted account up by id fails. */
    public void cleanUpContexts() {
        write(() -> {
            Table contexts = site.tables().contexts;
            site.tables().users.all().stream()
                    .filter(row -> row.flag("deleted"))
                    .forEach(row -> contexts.delete(site.context("user", row.id())));
            return 0L;
        });
    }

    /**
     * Moves a switch of the site.
     *
     * @param which the switch
     * @param on its position from now on
     */
    public void turn(SandboxSwitch which, boolean on) {
        write(() -> {
            site.turn(which.setting(), on);
            return 0L;
        });
    }

    /**
     * Gives an account a token.
     *
     * @param userId the account
     * @param functions what the token's service offers
     * @return the token
     */
    public String addToken(long userId, Set<String> functions) {
        return site.database().write(() -> {
            String token = Tokens.random();
            new Tokens(site).add(token, userId, functions);
            return token;
        });
    }

    /**
     * Limits a token in time: past it, one call is refused and the token is gone.
     *
     * @param token the token
     * @param until the last moment at which it is good
     */
    public void limitToken(String token, Instant until) {
        changeToken(token, "validuntil", until.getEpochSecond());
    }

    /**
     * Limits a token to an address.
     *
     * @param token the token
     * @param address the only address from which it is good
     */
    public void limitToken(String token, String address) {
        changeToken(token, "iprestriction", address);
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

    private void changeToken(String token, String cell, Object value) {
        write(() -> {
            new Tokens(site).find(token).ifPresent(row -> site.tables().tokens.update(row.with(cell, value)));
            return 0L;
        });
    }

    private <T> T read(Supplier<T> work) {
        return site.database().read(work);
    }

    private long write(Supplier<Long> work) {
        return site.database().write(work);
    }
}
