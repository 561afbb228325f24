package org.lmsbridge.core.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lmsbridge.core.state.SavedSettings;

/**
 * The settings of a bridge as a console shows and edits them. Edited values are kept in the state, go before every other
 * source, and count from the next time that the bridge is built. Thread-safe.
 */
public final class EditableSettings {
    private final Map<String, List<Setting<?>>> declared;
    private final List<SettingsSource> sources;
    private final SavedSettings saved;
    private final Map<String, Settings> atBuild = new TreeMap<>();

    /**
     * The settings of a bridge.
     *
     * @param declared the settings by component, in the order in which people are shown them
     * @param sources the sources beneath the saved values
     * @param saved the saved values
     */
    public EditableSettings(Map<String, List<Setting<?>>> declared, List<SettingsSource> sources, SavedSettings saved) {
        this.declared = new LinkedHashMap<>(declared);
        this.sources = List.copyOf(sources);
        this.saved = saved;
        declared.keySet().forEach(component -> atBuild.put(component, read(component, new ArrayList<>())));
    }

    /** {@return the components that have settings} */
    public Set<String> components() {
        return Set.copyOf(declared.keySet());
    }

    /**
     * Lists the settings of a component with their present values.
     *
     * @param component the component
     * @return the settings, in the order in which people are shown them
     * @throws IllegalArgumentException if there is no such component
     */
    public List<SettingView> list(String component) {
        var settings = declaredBy(component);
        var now = read(component, new ArrayList<>());
        var before = Optional.ofNullable(atBuild.get(component)).orElse(now);
        return settings.stream()
                .map(setting -> view(setting, now, !now.get(setting).equals(before.get(setting))))
                .toList();
    }

    /**
     * Saves values, all or none.
     *
     * @param component the component
     * @param values the values by name, as they would be written in a file; settings that are not named stay
     * @param who the person who saves them, as the host names its people
     * @throws IllegalArgumentException if there is no such component, or values or names are wrong: all of them, each
     *     by name
     */
    public void save(String component, Map<String, String> values, String who) {
        var settings = declaredBy(component);
        var faults = new ArrayList<String>();
        var edited = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> edited.put(component + "." + name, value));
        var touched = settings.stream()
                .filter(setting -> values.containsKey(setting.name()))
                .toList();
        var form = new KeyedValues(edited, "the form");
        Settings.checkNames(component, settings, form, faults);
        Settings.read(component, touched, List.of(form::find), faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("settings are wrong: " + String.join("; ", faults));
        }
        saved.save(
                touched.stream()
                        .map(setting -> new SavedSettings.Value(
                                component, setting.name(), values.getOrDefault(setting.name(), ""), setting.secret()))
                        .toList(),
                who);
    }

    /**
     * Takes a saved value away, so that the sources beneath count again.
     *
     * @param component the component
     * @param name the setting
     * @throws IllegalArgumentException if there is no such component or setting
     */
    public void reset(String component, String name) {
        if (declaredBy(component).stream().noneMatch(setting -> setting.name().equals(name))) {
            throw new IllegalArgumentException(component + " has no setting " + name);
        }
        saved.remove(component, name);
    }

    private List<Setting<?>> declaredBy(String component) {
        return Optional.ofNullable(declared.get(component))
                .orElseThrow(() -> new IllegalArgumentException(
                        "this bridge has no component " + component + "; there are " + declared.keySet()));
    }

    private Settings read(String component, List<String> faults) {
        var layers = new ArrayList<>(sources);
        layers.add(SettingsSource.saved(saved));
        return Settings.read(component, declaredBy(component), layers, faults);
    }

    private static SettingView view(Setting<?> setting, Settings now, boolean waiting) {
        return new SettingView(
                setting.name(),
                setting.allowed(),
                setting.defaultText(),
                setting.help(),
                setting.secret(),
                now.text(setting),
                now.origin(setting),
                waiting);
    }
}
