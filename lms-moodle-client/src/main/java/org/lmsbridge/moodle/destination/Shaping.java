package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lmsbridge.moodle.destination.Schema.LookedUp;
import org.lmsbridge.moodle.destination.Values.UnfitException;

/** Makes of a record what its function takes: names, constants, defaults, types. Pure. */
final class Shaping {
    private final Schema schema;
    private final Values values;
    private final Rules rules;

    /** What the user of a destination said about fields. */
    record Rules(
            Map<String, String> mapping,
            Set<String> excluded,
            Map<String, Object> constants,
            Map<String, Object> defaults,
            boolean ignoreUnknown,
            boolean keepBlanks) {}

    Shaping(Schema schema, Values values, Rules rules) {
        this.schema = schema;
        this.values = values;
        this.rules = rules;
    }

    /** Fills the fields; what is wrong with the record, in the order of its fields. */
    List<String> shape(Map<String, ?> record, Map<String, Object> fields) {
        List<String> faults = new ArrayList<>();
        Map<String, Object> named = named(record, faults);
        named.putAll(rules.constants());
        rules.defaults().forEach(named::putIfAbsent);
        named.forEach((field, value) -> put(field, value, fields, faults));
        for (LookedUp what : schema.lookUps().keySet()) {
            checkLookUps(what, fields, faults);
        }
        for (String field : schema.required()) {
            if (!fields.containsKey(field) && lookUpsOf(field, fields).isEmpty() && !named.containsKey(field)) {
                faults.add(field + " is missing");
            }
        }
        return faults;
    }

    private Map<String, Object> named(Map<String, ?> record, List<String> faults) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Map.Entry<String, ?> entry : record.entrySet()) {
            String heading = entry.getKey();
            Object value = entry.getValue();
            if (rules.excluded().contains(heading) || value == null || !rules.keepBlanks() && Values.blank(value)) {
                continue;
            }
            String mapped = rules.mapping().get(heading);
            String field = mapped == null ? schema.meant(heading) : mapped;
            if (rules.excluded().contains(field)) {
                continue;
            }
            Object other = named.putIfAbsent(field, value);
            if (other != null && !other.equals(value)) {
                faults.add(field + " is given twice, with different values");
            }
        }
        return named;
    }

    private void put(String field, Object value, Map<String, Object> fields, List<String> faults) {
        if (schema.maps().contains(field) && value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> put(field + "." + name, each == null ? "" : each, fields, faults));
            return;
        }
        Optional<FieldType> type = schema.type(field);
        if (type.isEmpty()) {
            if (!rules.ignoreUnknown()) {
                faults.add("there is no field '" + field + "' (map it, or exclude it)");
            }
            return;
        }
        try {
            Object fit = values.of(type.get(), value);
            Optional<String> map = schema.mapOf(field);
            if (map.isPresent()) {
                @SuppressWarnings("unchecked") // put there below
                Map<String, Object> inner =
                        (Map<String, Object>) fields.computeIfAbsent(map.get(), key -> new TreeMap<String, Object>());
                inner.put(field.substring(map.get().length() + 1), fit);
            } else {
                fields.put(field, fit);
            }
        } catch (UnfitException e) {
            faults.add(field + " " + e.getMessage());
        }
    }

    private void checkLookUps(LookedUp what, Map<String, Object> fields, List<String> faults) {
        String target = schema.lookUps().getOrDefault(what, "");
        List<String> given = lookUpsOf(target, fields);
        if (given.size() > 1 || given.size() == 1 && fields.containsKey(target)) {
            faults.add("give either " + String.join(" or ", given) + (fields.containsKey(target) ? " or " + target : "")
                    + ", not several");
        }
    }

    private List<String> lookUpsOf(String target, Map<String, Object> fields) {
        return fields.keySet().stream()
                .filter(field -> LookedUp.of(field)
                        .map(schema.lookUps()::get)
                        .filter(target::equals)
                        .isPresent())
                .collect(Collectors.toList());
    }
}
