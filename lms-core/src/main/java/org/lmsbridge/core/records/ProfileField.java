package org.lmsbridge.core.records;

/** The profile fields beside name and email that a contact may carry, as Moodle's user profile has them. */
public enum ProfileField {
    /** City or town. */
    CITY,
    /** Country, as an ISO 3166-1 code of two letters. */
    COUNTRY,
    /** Preferred language, as Moodle's language code. */
    LANGUAGE,
    /** Description. */
    DESCRIPTION,
    /** Web page; a user field of Moodle up to 3.9 only. */
    WEB_PAGE,
    /** ID number. */
    ID_NUMBER,
    /** Institution. */
    INSTITUTION,
    /** Department. */
    DEPARTMENT,
    /** First telephone number. */
    PHONE_1,
    /** Second telephone number. */
    PHONE_2,
    /** Postal address. */
    ADDRESS,
    /** First name as it is spoken. */
    FIRST_NAME_PHONETIC,
    /** Last name as it is spoken. */
    LAST_NAME_PHONETIC,
    /** Middle name. */
    MIDDLE_NAME,
    /** Alternate name. */
    ALTERNATE_NAME
}
