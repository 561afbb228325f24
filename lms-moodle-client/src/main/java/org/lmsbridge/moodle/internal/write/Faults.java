package org.lmsbridge.moodle.internal.write;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a site would refuse, in words that name the record, the field and the rule. */
final class Faults {
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern TAG = Pattern.compile("<[^\\s]");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._@-]*");

    private final Map<Integer, String> found = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> seen = new HashMap<>();
    private int place;
    private String name = "";

    void record(int number, String subject) {
        place = number;
        name = subject;
    }

    Map<Integer, String> found() {
        return found;
    }

    void refuse(String field, String rule) {
        String fault = field + " " + rule;
        String before = found.get(place);
        found.put(
                place,
                before == null
                        ? "record " + (place + 1) + " (" + name + "): " + fault + "."
                        : before.substring(0, before.length() - 1) + "; " + fault + ".");
    }

    void require(boolean holds, String field, String rule) {
        if (!holds) {
            refuse(field, rule);
        }
    }

    void notBlank(String field, String value) {
        require(!value.isBlank(), field, "must not be blank");
    }

    void atMost(int characters, String field, String value) {
        // A text is made only for what is wrong: this runs for every field of every record.
        if (value.codePointCount(0, value.length()) > characters) {
            refuse(field, "must have at most " + characters + " characters");
        }
    }

    void atMost(int characters, String field, Optional<String> value) {
        value.ifPresent(text -> atMost(characters, field, text));
    }

    /** Moodle strips what looks like a tag and then refuses the value because it changed. */
    void noTags(String field, String value) {
        require(
                value.indexOf('<') < 0 || !TAG.matcher(value).find(),
                field,
                "must not contain < followed by a character");
    }

    void noTags(String field, Optional<String> value) {
        value.ifPresent(text -> noTags(field, text));
    }

    void email(String field, String value) {
        require(EMAIL.matcher(value).matches(), field, "must be an email address");
        atMost(100, field, value);
    }

    void username(String field, String value, boolean extended) {
        notBlank(field, value);
        atMost(100, field, value);
        require(value.equals(value.toLowerCase(Locale.ROOT)), field, "must be lower case");
        require(value.equals(value.strip()), field, "must have no spaces around it");
        if (!extended) {
            require(
                    USERNAME.matcher(value.toLowerCase(Locale.ROOT)).matches(),
                    field,
                    "may contain letters, digits and . - _ @ only");
        }
    }

    void oneOf(Pattern pattern, String field, Optional<String> value, String rule) {
        value.ifPresent(text -> require(pattern.matcher(text).matches(), field, rule));
    }

    /** Notices a value that an earlier record of the same bulk has. */
    void unique(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return;
        }
        Integer earlier =
                seen.computeIfAbsent(field, key -> new HashMap<>()).putIfAbsent(value.toLowerCase(Locale.ROOT), place);
        require(earlier == null, field, earlier == null ? "" : "is the same as in record " + (earlier + 1));
    }
}
