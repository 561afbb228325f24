package org.lmsbridge.core.plugin;

import java.util.List;
import org.lmsbridge.core.setting.Setting;

/** A part of a bridge. One object serves one bridge; constructors do no work. */
public interface Plugin {
    /** {@return the type} */
    PluginType type();

    /** {@return the component name, as Moodle forms it: type, underscore, name; such as {@code enrol_records}} */
    String component();

    /** {@return the settings that it reads} */
    List<Setting<?>> settings();

    /**
     * Takes what it needs. Called once, when the bridge is built, in the order of {@link PluginType}; asks nothing of
     * records or site yet.
     *
     * @param context gives what it needs and takes what it offers
     * @throws MissingCapabilityException if something that it needs is not there
     */
    void setUp(PluginContext context);
}
