package org.lmsbridge.core.roster;

/** What student records keep about a course and Moodle has no field for; read from custom course fields. */
public enum CourseAttribute {
    /** The subject, such as {@code BIO}. */
    SUBJECT,
    /** The course number within the subject. */
    NUMBER,
    /** The credits. */
    CREDITS,
    /** How it is graded. */
    GRADING,
    /** How it is taught. */
    INSTRUCTION_MODE,
    /** The school. */
    SCHOOL,
    /** The campus. */
    CAMPUS,
    /** When it meets. */
    MEETINGS,
    /** How many may take part. */
    CAPACITY,
    /** At what times. */
    TIMES
}
