package org.lmsbridge.core.setting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The values of one plugin's settings, all of them checked. Immutable and thread-safe. */
public final class Settings {
    private static final String DEFAULT = "the default";

    private final String component;
    private final Map<Setting<?>, Value> values;

    private Settings(String component, Map<Setting<?>, Value> values) {
        this.component = component;
        this.values = Map.copyOf(values);
    }

    /** A value, how it was written, and where. */
    private record Value(Object value, String text, String origin, boolean sound) {}

    /**
     * Reads a plugin's settings from layered sources.
     *
     * @param component the plugin, as {@code enrol_records}
     * @param declared the settings that the plugin declares
     * @param sources the sources; a later one goes before an earlier one
     * @param faults takes one sentence for every value that is not allowed or missing, and every name that is none
     * @return the settings, with the default wherever there was a fault
     */
    public static Settings read(
            String component, List<Setting<?>> declared, List<SettingsSource> sources, List<String> faults) {
        var values = new HashMap<Setting<?>, Value>();
        for (var setting : declared) {
            values.put(setting, value(component, setting, sources, faults));
        }
        sources.forEach(source -> checkNames(component, declared, source, faults));
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
        return (T) value(setting).value();
    }

    /**
     * Says where a value comes from.
     *
     * @param setting which
     * @return the place, such as {@code the file lms.properties}, or {@code the default}
     * @throws IllegalArgumentException if the plugin does not declare this setting
     */
    public String origin(Setting<?> setting) {
        return value(setting).origin();
    }

    /**
     * Gives a value as it was written.
     *
     * @param setting which
     * @return the text; empty for a secret
     * @throws IllegalArgumentException if the plugin does not declare this setting
     */
    public String text(Setting<?> setting) {
        return setting.secret() ? "" : value(setting).text();
    }

    /** Says whether the value that was written, if one was, is allowed. */
    boolean sound(Setting<?> setting) {
        return value(setting).sound();
    }

    private Value value(Setting<?> setting) {
        return Optional.ofNullable(values.get(setting))
                .orElseThrow(() -> new IllegalArgumentException(component + " declares no setting " + setting.name()));
    }

    private static Value value(
            String component, Setting<?> setting, List<SettingsSource> sources, List<String> faults) {
        for (int i = sources.size() - 1; i >= 0; i--) {
            var text = sources.get(i).find(component, setting.name());
            if (text.isPresent()) {
                var origin = sources.get(i).origin(component, setting.name());
                return written(component, setting, text.get(), origin, faults);
            }
        }
        if (setting.mandatory()) {
            faults.add("%s.%s is missing; allowed: %s. %s"
                    .formatted(component, setting.name(), setting.allowed(), setting.help()));
        }
        return defaultOf(setting, !setting.mandatory());
    }

    private static Value written(
            String component, Setting<?> setting, String text, String origin, List<String> faults) {
        try {
            if (setting.mandatory() && text.isBlank()) {
                throw new IllegalArgumentException("is blank");
            }
            return new Value(Objects.requireNonNull(setting.parse(text)), text, origin, true);
        } catch (IllegalArgumentException e) {
            faults.add("%s.%s %s; allowed: %s; change it in %s"
                    .formatted(component, setting.name(), e.getMessage(), setting.allowed(), origin));
            return defaultOf(setting, false);
        }
    }

    private static Value defaultOf(Setting<?> setting, boolean sound) {
        return new Value(Objects.requireNonNull(setting.defaultValue()), setting.defaultText(), DEFAULT, sound);
    }

    static void checkNames(String component, List<Setting<?>> declared, SettingsSource source, List<String> faults) {
        var known = declared.stream().map(Setting::name).toList();
        for (var name : new TreeSet<>(source.names(component))) {
            if (!known.contains(name)) {
                faults.add("%s.%s is no setting; %s; change it in %s"
                        .formatted(component, name, remedy(name, known), source.origin(component, name)));
            }
        }
    }

    private static String remedy(String name, List<String> known) {
        var sorted = new ArrayList<>(known);
        sorted.sort(String::compareTo);
        return sorted.stream()
                .filter(other -> other.equalsIgnoreCase(name) || Typo.isLikely(name, other))
                .findFirst()
                .map(other -> "perhaps " + other + " is meant")
                .orElse("there are " + String.join(", ", sorted));
    }
}
