package org.lmsbridge.core.setting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Values by keys such as {@code enrol_records.addNewCourses}. */
final class KeyedValues implements SettingsSource {
    private final Map<String, String> values;
    private final String place;

    KeyedValues(Map<String, String> values, String place) {
        this.values = Map.copyOf(values);
        this.place = place;
    }

    @Override
    public Optional<String> find(String component, String setting) {
        return Optional.ofNullable(values.get(component + "." + setting));
    }

    @Override
    public String origin(String component, String setting) {
        return place;
    }

    @Override
    public Set<String> names(String component) {
        var prefix = component + ".";
        return values.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
