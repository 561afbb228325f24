package org.lmsbridge.auth.signin;

/** What came of an attempt to sign in. */
public enum SignInStatus {
    /** Username and password are right. */
    ACCEPTED,
    /** They are right, and the person has to choose another password before going on. */
    MUST_CHANGE_PASSWORD,
    /** The username, the password or both are wrong; nobody is told which. */
    WRONG_CREDENTIALS,
    /** There were too many attempts under the username or from the address, or the records let nobody in. */
    LOCKED_OUT,
    /** Username and password are right, and the contact is not active. */
    INACTIVE,
    /** The records did not answer, or not in time; nothing is known about the password. */
    UNAVAILABLE,
    /** So many sign-ins are being checked that this one was not begun; trying again is fine. */
    BUSY
}
