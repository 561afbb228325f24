package org.lmsbridge.core.state;

import java.time.Instant;

/**
 * A value of a setting that a person saved. Immutable. Its text form never shows the value of a secret.
 *
 * @param component the plugin, as {@code enrol_records}
 * @param name the setting, in camel case
 * @param value the value as it would be written in a file
 * @param secret whether the value must not be shown to anybody
 * @param who the person who saved it, as the host names its people
 * @param at when it was saved
 */
public record SavedSetting(String component, String name, String value, boolean secret, String who, Instant at) {
    @Override
    public String toString() {
        return "SavedSetting[%s.%s=%s, saved by %s at %s]"
                .formatted(component, name, secret ? "(secret)" : value, who, at);
    }
}
