package org.lmsbridge.moodle;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.lmsbridge.moodle.internal.write.FileWriteLog;

/**
 * Is told of every HTTP request that writes, before it leaves and after its outcome is known; parts of a call that was
 * split are told one by one. An intent without an outcome, after a crash, is in doubt.
 *
 * <p>Subjects are natural keys: {@code user:<username>}, {@code user#<id>}, {@code course:<idnumber or shortname>},
 * {@code course#<id>}, {@code enrolment:<courseid>/<userid>} and the like. No subject carries a secret.
 *
 * <p>An implementation must be safe for use by several threads. Whatever {@link #intend} throws stops the request
 * before it is sent.
 */
public interface WriteLog {

    /** What became of a request. */
    enum Outcome {
        /** The site carried it out. */
        APPLIED,
        /** The site answered and carried nothing out. */
        REFUSED,
        /** The request is known not to have reached the site. */
        NOT_SENT,
        /** Nobody knows; the site has to be asked. */
        IN_DOUBT
    }

    /** The other half of a log made of method references, in types of the JDK. */
    @FunctionalInterface
    interface SettleFunction {
        /**
         * Records an outcome.
         *
         * @param ticket what the intent was given
         * @param outcome the name of an {@link Outcome}
         * @param results new numbers by subject, where there are any
         */
        void settle(String ticket, String outcome, Map<String, String> results);
    }

    /**
     * Records durably that a request is about to be sent.
     *
     * @param function the web service function
     * @param subjects what it is about
     * @return a ticket by which the outcome is told
     */
    String intend(String function, List<String> subjects);

    /**
     * Records the outcome of a request.
     *
     * @param ticket what {@link #intend} returned
     * @param outcome what became of it
     * @param results new numbers by subject, where there are any
     */
    void settle(String ticket, Outcome outcome, Map<String, String> results);

    /** {@return a log that keeps nothing} */
    static WriteLog none() {
        return of((function, subjects) -> "", (ticket, outcome, results) -> {});
    }

    /**
     * Makes a log of two functions.
     *
     * @param intend takes function and subjects, returns the ticket
     * @param settle takes ticket, name of the outcome, and results
     * @return the log
     */
    static WriteLog of(BiFunction<String, List<String>, String> intend, SettleFunction settle) {
        return new WriteLog() {
            @Override
            public String intend(String function, List<String> subjects) {
                return intend.apply(function, subjects);
            }

            @Override
            public void settle(String ticket, Outcome outcome, Map<String, String> results) {
                settle.settle(ticket, outcome.name(), results);
            }
        };
    }

    /**
     * Makes a log that appends lines of JSON to a file and forces each to the disk.
     *
     * @param file the file, made where missing
     * @return the log
     */
    static WriteLog file(Path file) {
        return new FileWriteLog(file);
    }
}
