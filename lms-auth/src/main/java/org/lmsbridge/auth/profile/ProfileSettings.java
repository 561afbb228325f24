package org.lmsbridge.auth.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** The settings of profile fields: one lock for each. */
public final class ProfileSettings {
    private static final Set<MoodleField> LOCKED =
            Set.of(MoodleField.FIRST_NAME, MoodleField.LAST_NAME, MoodleField.EMAIL);

    private static final Map<MoodleField, Setting<FieldLock>> LOCKS = locks();

    /** The lock of all custom profile fields. */
    public static final Setting<FieldLock> CUSTOM = Setting.ofChoice(
            "lockCustomFields", FieldLock.LOCKED, "Whose the custom profile fields are that the records deliver.");

    /** All of them, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = all();

    private ProfileSettings() {}

    /**
     * Gives the setting of a field.
     *
     * @param field the field
     * @return its lock
     */
    public static Setting<FieldLock> lockOf(MoodleField field) {
        var lock = LOCKS.get(field);
        if (lock == null) {
            throw new IllegalArgumentException("no lock for " + field);
        }
        return lock;
    }

    /**
     * Reads the rules.
     *
     * @param settings the values
     * @return the rules
     */
    public static ProfileRules rules(Settings settings) {
        var locks = new EnumMap<MoodleField, FieldLock>(MoodleField.class);
        LOCKS.forEach((field, setting) -> locks.put(field, settings.get(setting)));
        return new ProfileRules(locks, settings.get(CUSTOM));
    }

    private static Map<MoodleField, Setting<FieldLock>> locks() {
        var locks = new EnumMap<MoodleField, Setting<FieldLock>>(MoodleField.class);
        for (var field : MoodleField.values()) {
            var name = field.moodleName();
            locks.put(
                    field,
                    Setting.ofChoice(
                            "lock" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                            LOCKED.contains(field) ? FieldLock.LOCKED : FieldLock.UNLOCKED,
                            "Whose Moodle's field `" + name + "` is: the records', the user's, or whoever's fills it"
                                    + " first."));
        }
        return locks;
    }

    private static List<Setting<?>> all() {
        var all = new ArrayList<Setting<?>>(LOCKS.values());
        all.add(CUSTOM);
        all.add(RequiredFields.REQUIRED);
        return List.copyOf(all);
    }
}
