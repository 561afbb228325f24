package org.lmsbridge.sandbox.model;

/**
 * A mail that the site would have sent.
 *
 * @param kind why
 * @param userId whom it goes to
 * @param email the address
 * @param courseId the course that it is about, 0 for none
 * @param subject its subject
 * @param time when, in seconds since 1970
 */
public record Mail(Kind kind, long userId, String email, long courseId, String subject, long time) {

    /** Why a mail is sent. */
    public enum Kind {
        /** Somebody was enrolled, or an enrolment was repeated. */
        COURSE_WELCOME,
        /** An account was made with a generated password. */
        NEW_PASSWORD
    }
}
