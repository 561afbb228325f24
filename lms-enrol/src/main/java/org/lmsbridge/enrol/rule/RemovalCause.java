package org.lmsbridge.enrol.rule;

import java.util.Locale;

/** Why nothing calls for an enrolment any more. */
public enum RemovalCause {
    /** The registration is cancelled or on a waiting list again, or the records know for certain that there is none. */
    BOOKING_CANCELLED("the booking was cancelled"),
    /** The registration is for something else now. */
    BOOKING_TRANSFERRED("the booking was transferred"),
    /** The registration belongs to another contact now. */
    CONTACT_MERGED("the booking belongs to another contact now"),
    /** The contact is inactive. */
    CONTACT_INACTIVE("the contact is inactive"),
    /** The course date is cancelled. */
    COURSE_DATE_CANCELLED("the course date was cancelled"),
    /** The course date is completed. */
    COURSE_DATE_COMPLETED("the course date is completed");

    private final String words;

    RemovalCause(String words) {
        this.words = words;
    }

    /** {@return half a sentence for people} */
    public String words() {
        return words;
    }

    /** {@return how it is written in a change} */
    public String spelled() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
