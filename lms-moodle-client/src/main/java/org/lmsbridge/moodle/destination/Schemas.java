package org.lmsbridge.moodle.destination;

import static org.lmsbridge.moodle.destination.FieldType.NUMBER;
import static org.lmsbridge.moodle.destination.FieldType.SECRET;
import static org.lmsbridge.moodle.destination.FieldType.TEXT;
import static org.lmsbridge.moodle.destination.FieldType.TIME;
import static org.lmsbridge.moodle.destination.FieldType.TRUTH;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lmsbridge.moodle.destination.Schema.LookedUp;

/** The fields of the functions that have a destination of their own, as Moodle 4.1 and later declares them. */
final class Schemas {
    private static final Map<LookedUp, String> MEMBER = Map.of(LookedUp.USER, "userid", LookedUp.COURSE, "courseid");

    private Schemas() {}

    static Schema createUsers() {
        Map<String, FieldType> types = account();
        types.put("createpassword", TRUTH);
        return new Schema(
                types,
                List.of("username", "firstname", "lastname", "email"),
                Set.of("customfields", "preferences"),
                Map.of(),
                false);
    }

    static Schema updateUsers() {
        Map<String, FieldType> types = account();
        types.put("id", NUMBER);
        types.put("suspended", TRUTH);
        return new Schema(
                types, List.of("id"), Set.of("customfields", "preferences"), Map.of(LookedUp.USER, "id"), false);
    }

    private static Map<String, FieldType> account() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        of(TEXT, types, "username", "auth", "firstname", "lastname", "email", "idnumber", "city", "country", "lang");
        of(TEXT, types, "timezone", "description", "institution", "department", "phone1", "phone2", "address");
        of(TEXT, types, "firstnamephonetic", "lastnamephonetic", "middlename", "alternatename", "interests");
        of(TEXT, types, "calendartype", "theme");
        of(NUMBER, types, "maildisplay", "mailformat");
        types.put("password", SECRET);
        return types;
    }

    static Schema enrolUsers() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        of(NUMBER, types, "courseid", "userid", "roleid");
        of(TIME, types, "timestart", "timeend");
        types.put("suspend", TRUTH);
        return new Schema(types, List.of("courseid", "userid", "roleid"), Set.of(), MEMBER, false);
    }

    static Schema unenrolUsers() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        of(NUMBER, types, "courseid", "userid");
        return new Schema(types, List.of("courseid", "userid"), Set.of(), MEMBER, false);
    }

    static Schema createCourses() {
        Map<String, FieldType> types = new LinkedHashMap<>();
        of(TEXT, types, "fullname", "shortname", "idnumber", "summary", "format", "lang", "forcetheme");
        of(NUMBER, types, "categoryid", "summaryformat", "newsitems", "numsections", "maxbytes", "hiddensections");
        of(NUMBER, types, "groupmode", "defaultgroupingid");
        of(TRUTH, types, "showgrades", "showreports", "visible", "groupmodeforce");
        of(TRUTH, types, "enablecompletion", "completionnotify");
        of(TIME, types, "startdate", "enddate");
        return new Schema(
                types,
                List.of("fullname", "shortname", "categoryid"),
                Set.of("customfields", "courseformatoptions"),
                Map.of(LookedUp.CATEGORY, "categoryid"),
                false);
    }

    /** Nothing is known of any other function: what a record has is sent. */
    static Schema any() {
        return new Schema(
                Map.of(),
                List.of(),
                Set.of(),
                Map.of(LookedUp.USER, "userid", LookedUp.COURSE, "courseid", LookedUp.CATEGORY, "categoryid"),
                true);
    }

    private static void of(FieldType type, Map<String, FieldType> types, String... fields) {
        for (String field : fields) {
            types.put(field, type);
        }
    }
}
