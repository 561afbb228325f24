package org.lmsbridge.sandbox.model;

import java.util.Set;

/**
 * Somebody who is enrolled in a course.
 *
 * @param userId the account
 * @param username its username
 * @param roles the short names of the roles in the course
 * @param suspended whether the enrolment is suspended
 * @param timestart when it starts in seconds since 1970, 0 for at once
 * @param timeend when it ends in seconds since 1970, 0 for never
 * @param active whether it counts now: not suspended, started and not ended
 */
public record Participant(
        long userId,
        String username,
        Set<String> roles,
        boolean suspended,
        long timestart,
        long timeend,
        boolean active) {

    /**
     * A participant.
     *
     * @param userId the account
     * @param username its username
     * @param roles the short names of the roles in the course, copied
     * @param suspended whether the enrolment is suspended
     * @param timestart when it starts in seconds since 1970, 0 for at once
     * @param timeend when it ends in seconds since 1970, 0 for never
     * @param active whether it counts now
     */
    public Participant {
        roles = Set.copyOf(roles);
    }
}
