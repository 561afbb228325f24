package org.lmsbridge.auth.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.report.Finding;

/**
 * The profile of a contact under Moodle's names. A value that Moodle is known to refuse is left out and reported, since
 * otherwise it would cost the whole account. Immutable.
 *
 * @param values the values, by field
 * @param leftOut what was left out
 */
public record ProfileValues(SortedMap<String, String> values, List<Finding> leftOut) {
    /** How custom profile fields are marked, as in Moodle's own upload of users. */
    public static final String CUSTOM = "profile_field_";

    private static final Pattern TAG = Pattern.compile("<\\S");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z0-9_-]{1,30}");
    private static final Pattern CUSTOM_NAME = Pattern.compile("[a-zA-Z0-9_-]+");
    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    private static final Map<ProfileField, Field> FIELDS = Map.ofEntries(
            Map.entry(ProfileField.CITY, new Field("city", 120)),
            Map.entry(ProfileField.COUNTRY, new Field("country", 2)),
            Map.entry(ProfileField.LANGUAGE, new Field("lang", 30)),
            Map.entry(ProfileField.DESCRIPTION, new Field("description", ANY_LENGTH)),
            Map.entry(ProfileField.INSTITUTION, new Field("institution", 255)),
            Map.entry(ProfileField.DEPARTMENT, new Field("department", 255)),
            Map.entry(ProfileField.PHONE_1, new Field("phone1", 20)),
            Map.entry(ProfileField.PHONE_2, new Field("phone2", 20)),
            Map.entry(ProfileField.ADDRESS, new Field("address", 255)),
            Map.entry(ProfileField.FIRST_NAME_PHONETIC, new Field("firstnamephonetic", 255)),
            Map.entry(ProfileField.LAST_NAME_PHONETIC, new Field("lastnamephonetic", 255)),
            Map.entry(ProfileField.MIDDLE_NAME, new Field("middlename", 255)),
            Map.entry(ProfileField.ALTERNATE_NAME, new Field("alternatename", 255)));

    private record Field(String name, int maxLength) {}

    /**
     * Works the profile out. The ID number is an account's key and not among it; the web page is no field of Moodle 4.
     *
     * @param contact the contact
     * @return its profile
     */
    public static ProfileValues of(Contact contact) {
        var values = new TreeMap<String, String>();
        var leftOut = new ArrayList<Finding>();
        contact.profile().forEach((key, value) -> {
            var field = FIELDS.get(key);
            if (field != null && !value.isBlank()) {
                var written = written(key, value);
                put(contact, field.name(), written, fits(key, field, written), values, leftOut);
            }
        });
        contact.customFields()
                .forEach((name, value) -> put(
                        contact, CUSTOM + name, value, CUSTOM_NAME.matcher(name).matches(), values, leftOut));
        return new ProfileValues(values, List.copyOf(leftOut));
    }

    /** Moodle knows countries in upper case only, and would quietly put the site's own in place of another spelling. */
    private static String written(ProfileField key, String value) {
        return key == ProfileField.COUNTRY ? value.strip().toUpperCase(Locale.ROOT) : value.strip();
    }

    private static void put(
            Contact contact,
            String name,
            String value,
            boolean fits,
            SortedMap<String, String> values,
            List<Finding> leftOut) {
        if (fits) {
            values.put(name, value);
        } else {
            leftOut.add(AuthFinding.PROFILE_VALUE_LEFT_OUT.about(contact.id(), name));
        }
    }

    private static boolean fits(ProfileField key, Field field, String value) {
        if (value.codePointCount(0, value.length()) > field.maxLength()) {
            return false;
        }
        return switch (key) {
            case COUNTRY -> COUNTRY.matcher(value).matches();
            case LANGUAGE -> LANGUAGE.matcher(value).matches();
            case DESCRIPTION -> true;
            default -> !TAG.matcher(value).find();
        };
    }
}
