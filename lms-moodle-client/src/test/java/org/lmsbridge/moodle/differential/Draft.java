package org.lmsbridge.moodle.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A call that has no place yet.
 *
 * @param function the function
 * @param parameters its parameters
 */
record Draft(String function, Map<String, Object> parameters) {

    static Draft of(String function) {
        return new Draft(function, new LinkedHashMap<>());
    }

    Draft with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** Gives options or criteria as Moodle wants them. */
    Draft named(String list, String key, Map<String, Object> values) {
        List<Map<String, Object>> entries = values.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> option = new LinkedHashMap<>();
                    option.put(key, entry.getKey());
                    option.put("value", entry.getValue());
                    return option;
                })
                .toList();
        return entries.isEmpty() ? this : with(list, entries);
    }

    PlannedCall at(int place) {
        return new PlannedCall(place, function, parameters);
    }
}
