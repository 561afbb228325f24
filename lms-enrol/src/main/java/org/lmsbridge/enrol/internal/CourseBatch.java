package org.lmsbridge.enrol.internal;

import java.util.ArrayList;
import java.util.List;

/** Gathers courses that are planned together, so that small ones share their look-ups. For one plan and one thread. */
final class CourseBatch {
    /** Few enough to hold the participants of all. */
    private static final int COURSES = 25;

    private final EnrolmentPlanner planner;
    private final List<PlacedCourse> courses = new ArrayList<>();

    CourseBatch(EnrolmentPlanner planner) {
        this.planner = planner;
    }

    void add(PlacedCourse course) {
        courses.add(course);
        if (courses.size() == COURSES) {
            flush();
        }
    }

    void flush() {
        if (!courses.isEmpty()) {
            planner.plan(List.copyOf(courses));
            courses.clear();
        }
    }

    long ours() {
        return planner.ours();
    }
}
