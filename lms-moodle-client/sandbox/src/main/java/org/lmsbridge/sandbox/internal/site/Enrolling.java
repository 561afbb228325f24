package org.lmsbridge.sandbox.internal.site;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.store.Row;

/** Manual enrolments and roles: one enrolment per user and course, any number of roles beside it. */
public final class Enrolling {

    /** The status of an active enrolment. */
    public static final long ACTIVE = 0;

    /** The status of a suspended enrolment. */
    public static final long SUSPENDED = 1;

    /** The role of learners. */
    public static final long STUDENT = 5;

    /** Managers, and teachers of both kinds. */
    private static final Set<Long> SEE_HIDDEN = Set.of(1L, 3L, 4L);

    private static final Set<Long> ASSIGNABLE_IN_COURSES = Set.of(1L, 3L, 4L, 5L);

    private final Site site;
    private final Tables tables;

    /**
     * Enrolments of a site.
     *
     * @param site the site
     */
    public Enrolling(Site site) {
        this.site = site;
        this.tables = site.tables();
    }

    /**
     * Whether the token's user may give a role in courses.
     *
     * @param role the role
     * @return true where it may
     */
    public boolean mayAssign(long role) {
        return site.may("moodle/role:assign") && ASSIGNABLE_IN_COURSES.contains(role);
    }

    /**
     * Enrols somebody, or overwrites times and status of an enrolment that is there, and adds a role; called inside a
     * write.
     *
     * @param course the course
     * @param user the user's number
     * @param role the role to add
     * @param start when it starts, 0 for at once
     * @param end when it ends, 0 for never
     * @param status {@link #ACTIVE} or {@link #SUSPENDED}
     */
    public void enrol(Row course, long user, long role, long start, long end, long status) {
        Row wanted = Row.cells(
                "courseid", course.id(),
                "userid", user,
                "status", status,
                "timestart", start,
                "timeend", end,
                "timecreated", site.now(),
                "timemodified", site.now());
        Optional<Row> there = find(course.id(), user);
        if (there.isEmpty()) {
            tables.enrolments.insert(wanted);
        } else {
            tables.enrolments.update(wanted.with("id", there.get().id())
                    .with("timecreated", there.get().cell("timecreated")));
        }
        assign(role, user, site.context("course", course.id()));
    }

    /**
     * Gives a role in a context, once; called inside a write.
     *
     * @param role the role
     * @param user the user's number
     * @param context the context
     * @throws MoodleFailure if there is no such user
     */
    public void assign(long role, long user, long context) {
        if (tables.users.find(user).filter(row -> !row.flag("deleted")).isEmpty()) {
            throw MoodleFailure.codingError("User ID does not exist or is deleted!");
        }
        boolean there = assignments(context, user).anyMatch(row -> row.number("roleid") == role);
        if (!there) {
            tables.roleAssignments.insert(Row.cells("roleid", role, "userid", user, "contextid", context));
        }
    }

    /**
     * Takes a role away, if it is there; called inside a write.
     *
     * @param role the role
     * @param user the user's number
     * @param context the context
     */
    public void unassign(long role, long user, long context) {
        assignments(context, user)
                .filter(row -> row.number("roleid") == role)
                .toList()
                .forEach(row -> tables.roleAssignments.delete(row.id()));
    }

    /**
     * Ends an enrolment: with it go roles, groups and grades; completion stays. Called inside a write.
     *
     * @param course the course
     * @param user the user's number
     */
    public void unenrol(long course, long user) {
        Optional<Row> there = find(course, user);
        if (there.isEmpty()) {
            return;
        }
        tables.enrolments.delete(there.get().id());
        assignments(site.context("course", course), user)
                .toList()
                .forEach(row -> tables.roleAssignments.delete(row.id()));
        for (Row group : tables.groups.by("courseid", course)) {
            tables.groupMembers
                    .by("pair", Tables.pairKey(group.id(), user))
                    .forEach(row -> tables.groupMembers.delete(row.id()));
        }
        for (Row item : tables.gradeItems.by("courseid", course)) {
            tables.grades.by("pair", Tables.pairKey(item.id(), user)).forEach(row -> tables.grades.delete(row.id()));
        }
    }

    /**
     * Ends everything of a user: enrolments and roles; called inside a write.
     *
     * @param user the user's number
     */
    public void forget(long user) {
        tables.enrolments.by("userid", user).forEach(row -> unenrol(row.number("courseid"), user));
        tables.roleAssignments.by("userid", user).forEach(row -> tables.roleAssignments.delete(row.id()));
    }

    /**
     * An enrolment.
     *
     * @param course the course
     * @param user the user's number
     * @return the enrolment, if there is one
     */
    public Optional<Row> find(long course, long user) {
        return tables.enrolments.streamBy("pair", Tables.pairKey(course, user)).findFirst();
    }

    /**
     * Whether an enrolment counts now: active, started and not ended. The time is rounded to 100 seconds, as in
     * Moodle's own queries, so that a start of this very moment does not count yet.
     *
     * @param enrolment the enrolment
     * @return true where it counts
     */
    public boolean isActive(Row enrolment) {
        long now = Math.round(site.now() / 100.0) * 100;
        long end = enrolment.number("timeend");
        return enrolment.number("status") == ACTIVE && enrolment.number("timestart") < now && (end == 0 || end > now);
    }

    /**
     * The roles of a user in a course.
     *
     * @param course the course
     * @param user the user's number
     * @return the roles in the order of their numbers
     */
    public List<Row> rolesIn(long course, long user) {
        return assignments(site.context("course", course), user)
                .map(row -> row.number("roleid"))
                .sorted()
                .flatMap(role -> tables.roles.find(role).stream())
                .toList();
    }

    /**
     * The courses in which a user's enrolment counts and which are visible.
     *
     * @param user the user's number
     * @return the courses as the site sorts them: visible ones first, then by their places
     */
    public List<Row> activeCourses(long user) {
        return tables.enrolments.by("userid", user).stream()
                .filter(this::isActive)
                .flatMap(row -> tables.courses.find(row.number("courseid")).stream())
                .filter(course -> course.flag("visible") || seesHidden(course.id(), user))
                .sorted(Comparator.comparing((Row course) -> !course.flag("visible"))
                        .thenComparing(new Courses(site).inPlace()))
                .toList();
    }

    /** Hidden courses count for those who teach in them, whoever asks. */
    private boolean seesHidden(long course, long user) {
        return user == Site.ADMIN
                || assignments(site.context("course", course), user)
                        .anyMatch(row -> SEE_HIDDEN.contains(row.number("roleid")));
    }

    private Stream<Row> assignments(long context, long user) {
        return tables.roleAssignments.streamBy("pair", Tables.pairKey(context, user));
    }
}
