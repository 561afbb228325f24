package org.lmsbridge.sandbox.internal.site;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.store.Row;
import org.lmsbridge.sandbox.internal.store.Table;

/**
 * Completion of activities and courses. A criterion that is met counts at once, as on sites since 4.0; a course once
 * completed stays completed.
 */
public final class Completing {

    /** The criterion that learners mark themselves. */
    public static final long SELF = 1;

    /** The criterion that an activity is done. */
    public static final long ACTIVITY = 4;

    private final Site site;
    private final Tables tables;

    /**
     * Completion on a site.
     *
     * @param site the site
     */
    public Completing(Site site) {
        this.site = site;
        this.tables = site.tables();
    }

    /**
     * Whether completion is switched on for a course and for the site.
     *
     * @param course the course
     * @return true where both are on
     */
    public boolean isEnabled(Row course) {
        return course.flag("enablecompletion") && site.isOn("enablecompletion", true);
    }

    /**
     * Whether a course says when it is completed.
     *
     * @param course the course
     * @return true where it has a criterion
     */
    public boolean hasCriteria(long course) {
        return tables.criteria.count("courseid", course) > 0;
    }

    /**
     * Whether somebody is a learner whose completion is followed: actively enrolled, as a student.
     *
     * @param course the course
     * @param user the user's number
     * @return true where it is followed
     */
    public boolean isTracked(long course, long user) {
        Enrolling enrolling = new Enrolling(site);
        return enrolling.find(course, user).filter(enrolling::isActive).isPresent()
                && enrolling.rolesIn(course, user).stream().anyMatch(role -> role.id() == Enrolling.STUDENT);
    }

    /**
     * Whether somebody has completed a course.
     *
     * @param course the course
     * @param user the user's number
     * @return true where it is completed
     */
    public boolean isComplete(long course, long user) {
        return pair(tables.completions, course, user)
                .filter(row -> row.number("timecompleted") > 0)
                .isPresent();
    }

    /**
     * How far somebody is.
     *
     * @param course the course
     * @param user the user's number
     * @return the percentage of activities done, null where the course has none that can be
     */
    public @Nullable Double progress(long course, long user) {
        List<Row> counted = tables.activities.by("courseid", course).stream()
                .filter(row -> row.number("completion") > 0)
                .toList();
        if (counted.isEmpty()) {
            return null;
        }
        long done = counted.stream()
                .filter(row ->
                        state(row.id(), user).filter(s -> s.number("state") > 0).isPresent())
                .count();
        return done * 100.0 / counted.size();
    }

    /**
     * How an activity stands for somebody.
     *
     * @param activity the activity
     * @param user the user's number
     * @return the state, if anything was ever noted
     */
    public Optional<Row> state(long activity, long user) {
        return pair(tables.activityStates, activity, user);
    }

    /**
     * When somebody met a criterion.
     *
     * @param criterion the criterion
     * @param user the user's number
     * @return the time, 0 where it is not met
     */
    public long metAt(long criterion, long user) {
        return pair(tables.criteriaMet, criterion, user)
                .map(row -> row.number("timecompleted"))
                .orElse(0L);
    }

    /**
     * Notes how an activity stands, with what follows for the course; called inside a write.
     *
     * @param activity the activity
     * @param user the user's number
     * @param state 0 not done, 1 done, 2 passed, 3 failed
     * @param overrideBy who decided that, 0 for the user
     * @return the state
     */
    public Row setState(Row activity, long user, long state, long overrideBy) {
        Row wanted = Row.cells(
                "cmid",
                activity.id(),
                "userid",
                user,
                "state",
                state,
                "timemodified",
                site.now(),
                "overrideby",
                overrideBy == 0 ? null : overrideBy);
        Row noted = put(tables.activityStates, activity.id(), user, wanted);
        for (Row criterion : tables.criteria.by("courseid", activity.number("courseid"))) {
            boolean about = criterion.number("type") == ACTIVITY && criterion.number("cmid") == activity.id();
            if (about && state > 0 && state != 3) {
                meet(criterion, user);
            } else if (about) {
                pair(tables.criteriaMet, criterion.id(), user).ifPresent(row -> tables.criteriaMet.delete(row.id()));
            }
        }
        return noted;
    }

    /**
     * Notes that a criterion is met, and the course completed where that is enough; called inside a write.
     *
     * @param criterion the criterion
     * @param user the user's number
     */
    public void meet(Row criterion, long user) {
        if (metAt(criterion.id(), user) == 0) {
            tables.criteriaMet.insert(
                    Row.cells("criteriaid", criterion.id(), "userid", user, "timecompleted", site.now()));
        }
        long course = criterion.number("courseid");
        List<Row> criteria = tables.criteria.by("courseid", course);
        long met = criteria.stream().filter(row -> metAt(row.id(), user) > 0).count();
        boolean any = tables.courses.find(course).orElseThrow().number("completionaggregation") == 2;
        if (any ? met > 0 : met == criteria.size()) {
            complete(course, user, site.now());
        }
    }

    /**
     * Notes that somebody has completed a course, unless that is noted; called inside a write.
     *
     * @param course the course
     * @param user the user's number
     * @param time when
     */
    public void complete(long course, long user, long time) {
        if (!isComplete(course, user)) {
            put(tables.completions, course, user, Row.cells("courseid", course, "userid", user, "timecompleted", time));
        }
    }

    /**
     * Forgets that somebody has completed a course, and what was met; called inside a write.
     *
     * @param course the course
     * @param user the user's number
     */
    public void reset(long course, long user) {
        pair(tables.completions, course, user).ifPresent(row -> tables.completions.delete(row.id()));
        tables.criteria
                .by("courseid", course)
                .forEach(criterion -> pair(tables.criteriaMet, criterion.id(), user)
                        .ifPresent(row -> tables.criteriaMet.delete(row.id())));
    }

    private static Optional<Row> pair(Table table, long first, long user) {
        return table.streamBy("pair", Tables.pairKey(first, user)).findFirst();
    }

    private static Row put(Table table, long first, long user, Row row) {
        return pair(table, first, user)
                .map(there -> table.update(row.with("id", there.id())))
                .orElseGet(() -> table.insert(row));
    }
}
