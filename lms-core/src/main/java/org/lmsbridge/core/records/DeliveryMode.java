package org.lmsbridge.core.records;

/** How a course date is delivered. */
public enum DeliveryMode {
    /** In a room. */
    CLASSROOM,
    /** Over the network at a set time. */
    WEBINAR,
    /** In the learning management system, at the learner's own time. */
    ELEARNING
}
