package org.lmsbridge.moodle.model;

import java.util.Locale;

/** A field by which accounts are looked up; {@code core_user_get_users_by_field}. */
public enum UserField {
    /** The account's number. */
    ID,
    /** The identifier in the student records. */
    IDNUMBER,
    /** The username, lower case. */
    USERNAME,
    /** The email address. */
    EMAIL;

    /** {@return the field as Moodle names it} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
