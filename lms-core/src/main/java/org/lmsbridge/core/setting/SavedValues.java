package org.lmsbridge.core.setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lmsbridge.core.state.SavedSetting;

/**
 * What people saved. Tells no names, unlike a file: a value may be left from an older version of a plugin, and nobody
 * can correct its spelling.
 */
final class SavedValues implements SettingsSource {
    private final Map<String, SavedSetting> values;

    SavedValues(List<SavedSetting> saved) {
        values = saved.stream()
                .collect(Collectors.toUnmodifiableMap(
                        value -> value.component() + "." + value.name(), Function.identity()));
    }

    @Override
    public Optional<String> find(String component, String setting) {
        return Optional.ofNullable(values.get(component + "." + setting)).map(SavedSetting::value);
    }

    @Override
    public String origin(String component, String setting) {
        return Optional.ofNullable(values.get(component + "." + setting))
                .map(value -> "what " + value.who() + " saved at " + value.at())
                .orElse("nobody");
    }
}
