package org.lmsbridge.moodle.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Spoils parameters in one place: something missing, unknown, doubled, or of the wrong type. */
final class Spoiler {
    /** Nothing here names a record that somebody else has made. */
    private static final List<Object> BAD =
            List.of("", "abc", "-1", "1.5", "true", " ", "<i>x</i>", "x".repeat(300), List.of("1"), Map.of("a", "b"));

    private final Random random;

    Spoiler(Random random) {
        this.random = random;
    }

    Map<String, Object> spoil(Map<String, Object> parameters) {
        Map<String, Object> spoilt = new LinkedHashMap<>(parameters);
        List<String> names = new ArrayList<>(spoilt.keySet());
        if (names.isEmpty()) {
            spoilt.put("nosuch", "1");
            return spoilt;
        }
        String name = names.get(random.nextInt(names.size()));
        Object value = spoilt.get(name);
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            spoilt.put(name, inList(list));
            return spoilt;
        }
        switch (random.nextInt(4)) {
            case 0 -> spoilt.remove(name);
            case 1 -> spoilt.put("nosuch", "1");
            case 2 -> spoilt.put(name.toUpperCase(java.util.Locale.ROOT), spoilt.remove(name));
            default -> spoilt.put(name, BAD.get(random.nextInt(BAD.size())));
        }
        return spoilt;
    }

    private List<Object> inList(List<?> list) {
        List<Object> spoilt = new ArrayList<>(list);
        int place = random.nextInt(spoilt.size());
        Object element = spoilt.get(place);
        if (element instanceof Map<?, ?> map && random.nextInt(4) > 0) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
            spoilt.set(place, spoil(copy));
        } else if (random.nextBoolean()) {
            spoilt.add(element);
        } else {
            spoilt.set(place, BAD.get(random.nextInt(BAD.size())));
        }
        return spoilt;
    }
}
