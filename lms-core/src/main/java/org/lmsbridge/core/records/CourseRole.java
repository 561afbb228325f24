package org.lmsbridge.core.records;

/** In which role a contact is registered. */
public enum CourseRole {
    /** Learns. */
    STUDENT,
    /** Teaches. */
    INSTRUCTOR
}
