package org.lmsbridge.auth.account;

/** By which field an existing user of the site is taken to be the same person as a contact. */
public enum MatchField {
    /** By none: an existing user is never taken over. */
    NONE,
    /** By the email address, without regard to case. */
    EMAIL,
    /** By the username. */
    USERNAME,
    /** By the ID number. */
    IDNUMBER
}
