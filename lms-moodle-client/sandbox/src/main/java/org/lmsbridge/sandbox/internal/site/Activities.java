package org.lmsbridge.sandbox.internal.site;

import org.lmsbridge.sandbox.internal.store.Row;

/** Activities of courses. */
public final class Activities {
    private static final long BEST_GRADE = 100;

    private final Site site;

    /**
     * Activities of a site.
     *
     * @param site the site
     */
    public Activities(Site site) {
        this.site = site;
    }

    /**
     * Adds an activity to the first section of a course; called inside a write. An assignment or a quiz can be graded.
     *
     * @param course the number of the course
     * @param kind the kind, such as {@code assign} or {@code page}
     * @param name its name
     * @param completion how its completion is followed: 0 not at all, 1 by hand, 2 by itself
     * @return the activity
     */
    public Row add(long course, String kind, String name, int completion) {
        long before = site.tables().activities.all().stream()
                .filter(row -> row.text("modname").equals(kind))
                .count();
        Row activity = site.tables()
                .activities
                .insert(Row.cells(
                        "courseid", course,
                        "modname", kind,
                        "name", name,
                        "instance", before + 1,
                        "section", 0,
                        "visible", 1,
                        "completion", completion));
        site.addContext("module", activity.id());
        if (kind.equals("assign") || kind.equals("quiz")) {
            new Grading(site).addItem(course, activity.id(), BEST_GRADE);
        }
        return activity;
    }
}
