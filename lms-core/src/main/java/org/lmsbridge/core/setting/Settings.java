package org.lmsbridge.core.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The values of one plugin's settings, all of them checked. Immutable and thread-safe. */
public final class Settings {
    private final String component;
    private final Map<Setting<?>, Object> values;

    private Settings(String component, Map<Setting<?>, Object> values) {
        this.component = component;
        this.values = Map.copyOf(values);
    }

    /**
     * Reads a plugin's settings from layered sources.
     *
     * @param component the plugin, as {@code enrol_records}
     * @param declared the settings that the plugin declares
     * @param sources the sources; a later one goes before an earlier one
     * @param faults takes one sentence for every value that is not allowed
     * @return the settings, with the default wherever there was a fault
     */
    public static Settings read(
            String component, List<Setting<?>> declared, List<SettingsSource> sources, List<String> faults) {
        var values = new HashMap<Setting<?>, Object>();
        for (var setting : declared) {
            values.put(setting, value(component, setting, sources, faults));
        }
        return new Settings(component, values);
    }

    /**
     * Gives a value.
     *
     * @param setting which
     * @param <T> its type
     * @return the value
     * @throws IllegalArgumentException if the plugin does not declare this setting
     */
    @SuppressWarnings("unchecked") // a value is only ever stored under the setting that parsed it
    public <T> T get(Setting<T> setting) {
        var value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException(component + " declares no setting " + setting.name());
        }
        return (T) value;
    }

    private static Object value(
            String component, Setting<?> setting, List<SettingsSource> sources, List<String> faults) {
        var texts = new ArrayList<String>();
        sources.forEach(source -> source.find(component, setting.name()).ifPresent(texts::add));
        if (texts.isEmpty()) {
            return defaultOf(setting);
        }
        try {
            return parsed(setting, texts.get(texts.size() - 1));
        } catch (IllegalArgumentException e) {
            faults.add("%s.%s %s; allowed: %s".formatted(component, setting.name(), e.getMessage(), setting.allowed()));
            return defaultOf(setting);
        }
    }

    private static Object defaultOf(Setting<?> setting) {
        return Objects.requireNonNull(setting.defaultValue());
    }

    private static Object parsed(Setting<?> setting, String text) {
        return Objects.requireNonNull(setting.parse(text));
    }
}
