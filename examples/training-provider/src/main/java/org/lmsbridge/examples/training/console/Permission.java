package org.lmsbridge.examples.training.console;

/** What a host may let its people do in the console. */
public enum Permission {
    /** Look at everything, and search the site's courses: {@code moodle_read}. */
    MOODLE_READ,
    /** Plan, approve, apply, change settings and plugins, requeue, stop: {@code moodle_write}. */
    MOODLE_WRITE
}
