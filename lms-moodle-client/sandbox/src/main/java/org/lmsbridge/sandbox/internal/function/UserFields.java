package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** Carries the fields that were sent into an account. */
final class UserFields {

    private static final Set<String> ELSEWHERE =
            Set.of("id", "password", "createpassword", "customfields", "preferences", "userpicture", "interests");

    private static final Set<String> NULLABLE = Set.of(
            "description",
            "firstnamephonetic",
            "lastnamephonetic",
            "middlename",
            "alternatename",
            "interests",
            "createpassword",
            "password",
            "userpicture");

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("username", 100),
            Map.entry("firstname", 100),
            Map.entry("lastname", 100),
            Map.entry("email", 100),
            Map.entry("idnumber", 255),
            Map.entry("institution", 255),
            Map.entry("department", 255),
            Map.entry("address", 255),
            Map.entry("city", 120),
            Map.entry("phone1", 20),
            Map.entry("phone2", 20),
            Map.entry("lang", 30),
            Map.entry("timezone", 100),
            Map.entry("firstnamephonetic", 255),
            Map.entry("lastnamephonetic", 255),
            Map.entry("middlename", 255),
            Map.entry("alternatename", 255));

    private UserFields() {}

    /** The account with what was sent in place. */
    static Row apply(Site site, Row existing, Parameters user) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        user.values().forEach((name, value) -> {
            if (value == null && !NULLABLE.contains(name)) {
                throw MoodleFailure.databaseWrite("Column '" + name + "' cannot be null");
            }
            if (!ELSEWHERE.contains(name) && value != null) {
                cells.put(name, value);
            }
        });
        LENGTHS.forEach((name, length) -> {
            String text = String.valueOf(cells.getOrDefault(name, ""));
            if (text.codePointCount(0, text.length()) > length) {
                throw MoodleFailure.databaseWrite("Data too long for column '" + name + "' at row 1");
            }
        });
        if (cells.containsKey("country") && !isCountry(user.text("country"))) {
            cells.put("country", "");
        }
        if (user.has("interests") && !user.text("interests").isBlank()) {
            cells.put("interests", interests(user.text("interests")));
        }
        if (user.has("customfields")) {
            cells.put("customfields", customFields(site, existing, user.structures("customfields")));
        }
        for (Parameters preference : user.structures("preferences")) {
            if (preference.text("type").equals("auth_forcepasswordchange")) {
                cells.put("forcepasswordchange", preference.text("value").equals("1"));
            }
        }
        return existing.withAll(cells);
    }

    /** Interests become tags, which hold single blanks, no line breaks and at most 50 characters. */
    private static String interests(String sent) {
        return Arrays.stream(sent.split(","))
                .map(interest -> interest.replaceAll("\\p{Cntrl}", "").strip().replaceAll("\\s+", " "))
                .filter(interest -> !interest.isEmpty())
                .map(interest -> interest.codePoints()
                        .limit(50)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .collect(Collectors.joining(", "));
    }

    private static boolean isCountry(String code) {
        return Set.of(Locale.getISOCountries()).contains(code);
    }

    /** Known profile fields by short name; unknown ones are ignored without a word, empty values are removed. */
    private static List<Map<String, Object>> customFields(Site site, Row existing, List<Parameters> sent) {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        if (existing.cell("customfields") instanceof List<?> there) {
            for (Object field : there) {
                if (field instanceof Map<?, ?> map) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    map.forEach((key, value) -> copy.put(String.valueOf(key), String.valueOf(value)));
                    fields.put(String.valueOf(map.get("shortname")), copy);
                }
            }
        }
        for (Parameters field : sent) {
            site.tables().profileFields.by("shortname", field.text("type")).forEach(known -> {
                fields.remove(known.text("shortname"));
                if (!field.text("value").isEmpty()) {
                    fields.put(known.text("shortname"), customField(known, field.text("value")));
                }
            });
        }
        return new ArrayList<>(fields.values());
    }

    private static Map<String, Object> customField(Row known, String value) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("type", known.text("datatype"));
        field.put("value", value);
        field.put("displayvalue", value);
        field.put("name", known.text("name"));
        field.put("shortname", known.text("shortname"));
        return field;
    }
}
