package org.lmsbridge.sandbox.model;

/**
 * An activity in a course.
 *
 * @param id the number of the course module
 * @param courseId the course
 * @param kind the kind, such as {@code assign}
 * @param name its name
 * @param tracking how its completion is followed
 */
public record Activity(long id, long courseId, String kind, String name, Tracking tracking) {

    /** How completion is followed, in the order of Moodle's numbers. */
    public enum Tracking {
        /** Not at all. */
        NONE,
        /** Learners tick it off. */
        MANUAL,
        /** By rules. */
        AUTOMATIC
    }
}
