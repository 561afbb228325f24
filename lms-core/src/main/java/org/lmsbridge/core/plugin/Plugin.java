package org.lmsbridge.core.plugin;

import java.util.List;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** A part of a bridge. One object serves one bridge; constructors do no work. */
public interface Plugin {
    /** {@return the type} */
    PluginType type();

    /**
     * {@return the component name, as Moodle forms it: the type in lower case, underscore, a name of lower-case letters,
     * digits and underscores; such as {@code enrol_records}; no other plugin of the bridge has it}
     */
    String component();

    /**
     * Lists the settings that it reads. The bridge adds those that every plugin has: {@code enabled} and the {@link
     * org.lmsbridge.core.report.ReportSettings}, whose names are taken.
     *
     * @return the settings, in the order in which people are shown them
     */
    List<Setting<?>> settings();

    /** {@return whether it does its work where nobody says otherwise} */
    default boolean enabledByDefault() {
        return true;
    }

    /**
     * Gives the version of what the plugin keeps: its saved settings, cursors and whatever else it has in the state. A
     * higher number than the state remembers leads to {@link #upgrade}; a lower one is refused.
     *
     * @return the version, at least 1; by custom, as in Moodle, a date and two digits: {@code 2026112100}
     */
    default long version() {
        return 1;
    }

    /**
     * Brings what an older version of the plugin kept to this version. Called when the bridge is built, before the
     * settings are read, and not at the first installation. What it throws ends the building; the step is then called
     * again the next time, and so it is where two processes start at once: it has to be repeatable.
     *
     * @param upgrade what it works on
     */
    default void upgrade(Upgrade upgrade) {}

    /**
     * Says what is wrong with values that are allowed one by one and do not go together. Called before {@link #setUp},
     * so that all faults of all plugins can be told at once.
     *
     * @param settings the values
     * @return a sentence for each fault, with the setting's full name and the remedy
     */
    default List<String> check(Settings settings) {
        return List.of();
    }

    /**
     * Takes what it needs. Called once, when the bridge is built, in the order of {@link PluginType} and of the plugins
     * within a type; asks nothing of records or site yet. Not called while the plugin is disabled.
     *
     * @param context gives what it needs and takes what it offers
     * @throws MissingCapabilityException if something that it needs is not there
     */
    void setUp(PluginContext context);
}
