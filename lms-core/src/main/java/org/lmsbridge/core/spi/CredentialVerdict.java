package org.lmsbridge.core.spi;

/** What records say of a password. */
public enum CredentialVerdict {
    /** It is right. */
    ACCEPTED,
    /** It is right, and the person has to choose another one before going on. */
    MUST_CHANGE_PASSWORD,
    /** It is wrong, or there is nobody whose it could be. */
    REJECTED,
    /** The records themselves let nobody in under this contact for now, whatever the password. */
    LOCKED
}
