package org.lmsbridge.moodle.destination;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that a function takes for a record.
 *
 * @param types the fields by name
 * @param required the fields without which a record cannot be sent
 * @param maps the fields that hold values by name, such as {@code customfields}
 * @param lookUps the fields that a look-up can give, by what is looked up
 * @param open whether other fields are let through as they are
 */
record Schema(
        Map<String, FieldType> types,
        List<String> required,
        Set<String> maps,
        Map<LookedUp, String> lookUps,
        boolean open) {

    /** What is looked up, and by which of its fields. */
    enum LookedUp {
        USER("user", Set.of("username", "email", "idnumber")),
        COURSE("course", Set.of("shortname", "idnumber")),
        CATEGORY("category", Set.of("idnumber", "path"));

        private final String prefix;
        private final Set<String> by;

        LookedUp(String prefix, Set<String> by) {
            this.prefix = prefix;
            this.by = by;
        }

        /** What a field such as {@code user.email} looks up. */
        static Optional<LookedUp> of(String field) {
            int dot = field.indexOf('.');
            for (LookedUp each : values()) {
                if (dot > 0
                        && each.prefix.equals(field.substring(0, dot))
                        && each.by.contains(field.substring(dot + 1))) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        static String by(String field) {
            return field.substring(field.indexOf('.') + 1);
        }

        @Override
        public String toString() {
            return prefix;
        }
    }

    /** The type of a field, empty for one that the function does not take. */
    Optional<FieldType> type(String field) {
        if (types.containsKey(field)) {
            return Optional.of(types.get(field));
        }
        boolean known = mapOf(field).isPresent()
                || LookedUp.of(field).filter(lookUps::containsKey).isPresent();
        if (known) {
            return Optional.of(FieldType.TEXT);
        }
        return open ? Optional.of(FieldType.ANY) : Optional.empty();
    }

    /** The map that a field such as {@code customfields.size} belongs to. */
    Optional<String> mapOf(String field) {
        int dot = field.indexOf('.');
        return dot > 0 && dot < field.length() - 1
                ? Optional.of(field.substring(0, dot)).filter(maps::contains)
                : Optional.empty();
    }

    /** The field that people mean by a heading such as {@code First name}; the heading itself where it is none. */
    String meant(String heading) {
        String name = heading.strip();
        if (type(name).isPresent() && !open) {
            return name;
        }
        if (name.startsWith("profile_field_") && maps.contains("customfields")) {
            return "customfields." + name.substring("profile_field_".length());
        }
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
        return types.containsKey(plain) ? plain : name;
    }

    Schema withTypes(Map<String, FieldType> more) {
        Map<String, FieldType> all = new LinkedHashMap<>(types);
        all.putAll(more);
        return new Schema(all, required, maps, lookUps, open);
    }
}
