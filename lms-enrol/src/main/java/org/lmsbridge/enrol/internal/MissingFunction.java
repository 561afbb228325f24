package org.lmsbridge.enrol.internal;

import org.lmsbridge.moodle.error.AccessException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/** Tells a token whose service lacks a function from one that may not do what it asks for. */
final class MissingFunction {
    private MissingFunction() {}

    /** The site says so, or the client knows it from site info and does not even ask. */
    static boolean is(MoodleException reason) {
        return reason instanceof AccessException
                && (reason.arrival() == Arrival.NOT_SENT
                        || reason.errorCode().filter("accessexception"::equals).isPresent());
    }
}
