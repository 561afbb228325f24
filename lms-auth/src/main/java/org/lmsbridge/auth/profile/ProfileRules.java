package org.lmsbridge.auth.profile;

import java.util.Map;
import org.lmsbridge.auth.account.ProfileValues;

/**
 * The lock of every profile field. Immutable.
 *
 * @param locks the lock, by field
 * @param custom the lock of all custom profile fields
 */
public record ProfileRules(Map<MoodleField, FieldLock> locks, FieldLock custom) {
    public ProfileRules {
        locks = Map.copyOf(locks);
    }

    /**
     * Gives a field's lock.
     *
     * @param name Moodle's name of the field, or {@code profile_field_} and the short name of a custom one
     * @return the lock
     */
    public FieldLock of(String name) {
        return name.startsWith(ProfileValues.CUSTOM)
                ? custom
                : MoodleField.named(name)
                        .map(field -> locks.getOrDefault(field, FieldLock.UNLOCKED))
                        .orElse(FieldLock.UNLOCKED);
    }
}
