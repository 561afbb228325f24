package org.lmsbridge.auth.export;

import java.util.Optional;

/**
 * What came of the export of one record. Immutable.
 *
 * @param status what
 * @param lmsUserId the user's number in the site; of a user who was there too
 * @param message why there is no new account, and what to do; empty if there is one
 */
public record Exported(Status status, Optional<Long> lmsUserId, String message) {
    /** What may come of it. */
    public enum Status {
        /** The account was made; Moodle owns it now. */
        CREATED,
        /** The username exists and is left alone. */
        USERNAME_EXISTS,
        /** A field is missing or wrong, or the site refused the account. */
        REFUSED,
        /** Nobody knows whether the account was made; exporting the record again finds out. */
        UNKNOWN
    }
}
