package org.lmsbridge.core.state;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Values of settings that people saved, by component and name. Whether a value is allowed is not checked here.
 * Thread-safe; durable when a call returns.
 */
public interface SavedSettings {
    /**
     * Finds a value.
     *
     * @param component the plugin, as {@code enrol_records}
     * @param name the setting, in camel case
     * @return the value, if one was saved and not removed
     */
    Optional<SavedSetting> find(String component, String name);

    /** {@return all values of the site, in the order of component and name} */
    List<SavedSetting> list();

    /**
     * Saves values, all or none, in place of those saved before.
     *
     * @param values the values
     * @param who the person who saves them, as the host names its people; not blank, at most 200 characters
     * @throws IllegalArgumentException if a name is blank or has more than 200 characters
     */
    void save(Collection<Value> values, String who);

    /**
     * Removes a value, so that the sources beneath count again. One that is not there is no fault.
     *
     * @param component the plugin
     * @param name the setting
     */
    void remove(String component, String name);

    /**
     * A value to be saved. Its text form never shows the value of a secret.
     *
     * @param component the plugin, as {@code enrol_records}
     * @param name the setting, in camel case
     * @param value the value as it would be written in a file
     * @param secret whether the value must not be shown to anybody
     */
    record Value(String component, String name, String value, boolean secret) {
        @Override
        public String toString() {
            return "Value[%s.%s=%s]".formatted(component, name, secret ? "(secret)" : value);
        }
    }
}
