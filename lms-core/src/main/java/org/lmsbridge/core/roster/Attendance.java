package org.lmsbridge.core.roster;

import java.time.Instant;
import java.util.Optional;

/**
 * How often a student was there in person. Immutable.
 *
 * @param lastAttended the beginning of the last session that the student attended; empty for none
 * @param absences how many sessions the student missed, 0 or more; empty where attendance is not available
 * @param notAvailable why attendance is not available; empty where it is
 */
public record Attendance(Optional<Instant> lastAttended, Optional<Integer> absences, Optional<String> notAvailable) {
    /**
     * Attendance that could not be read.
     *
     * @param reason why
     * @return it
     */
    public static Attendance notAvailable(String reason) {
        return new Attendance(Optional.empty(), Optional.empty(), Optional.of(reason));
    }
}
