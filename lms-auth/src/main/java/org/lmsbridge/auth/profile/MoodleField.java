package org.lmsbridge.auth.profile;

import java.util.Arrays;
import java.util.Optional;

/** The profile fields that Moodle locks, under Moodle's names, with the LDAP attributes that carry them. */
public enum MoodleField {
    /** First name. */
    FIRST_NAME("firstname", "givenName"),
    /** Surname. */
    LAST_NAME("lastname", "sn"),
    /** Email address. */
    EMAIL("email", "mail"),
    /** City or town. */
    CITY("city", "l"),
    /** Country. */
    COUNTRY("country", "c"),
    /** Preferred language. */
    LANGUAGE("lang", "preferredLanguage"),
    /** Description. */
    DESCRIPTION("description", "description"),
    /** Web page; a user field of Moodle up to 3.9 only. */
    WEB_PAGE("url", "labeledURI"),
    /** ID number. */
    ID_NUMBER("idnumber", "employeeNumber"),
    /** Institution. */
    INSTITUTION("institution", "o"),
    /** Department. */
    DEPARTMENT("department", "departmentNumber"),
    /** First telephone number. */
    PHONE_1("phone1", "telephoneNumber"),
    /** Second telephone number. */
    PHONE_2("phone2", "mobile"),
    /** Postal address. */
    ADDRESS("address", "street"),
    /** First name as it is spoken. */
    FIRST_NAME_PHONETIC("firstnamephonetic", "lmsFirstNamePhonetic"),
    /** Surname as it is spoken. */
    LAST_NAME_PHONETIC("lastnamephonetic", "lmsLastNamePhonetic"),
    /** Middle name. */
    MIDDLE_NAME("middlename", "lmsMiddleName"),
    /** Alternate name. */
    ALTERNATE_NAME("alternatename", "lmsAlternateName");

    private final String moodleName;
    private final String attribute;

    MoodleField(String moodleName, String attribute) {
        this.moodleName = moodleName;
        this.attribute = attribute;
    }

    /** {@return the name of the field in Moodle} */
    public String moodleName() {
        return moodleName;
    }

    /** {@return the LDAP attribute that carries it} */
    public String attribute() {
        return attribute;
    }

    /** {@return whether Moodle 4 has the field} */
    public boolean current() {
        return this != WEB_PAGE;
    }

    /**
     * Finds by Moodle's name.
     *
     * @param name the name
     * @return the field
     */
    public static Optional<MoodleField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.moodleName.equals(name))
                .findFirst();
    }
}
