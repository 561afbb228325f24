package org.lmsbridge.core.plugin;

import java.util.Optional;

/**
 * A plugin as a console lists it. Immutable.
 *
 * @param component the component name
 * @param type the type
 * @param position its place among the plugins of its type, from 1
 * @param version the version of the plugin
 * @param enabled whether it is to do its work, as the settings say now
 * @param running whether it was set up when this bridge was built; a plugin that is enabled and does not run begins
 *     when the bridge is built the next time, unless it is held back
 * @param heldBack what the plugin needed that nobody gave when this bridge was built, so that it does nothing; only
 *     where another plugin is disabled, which may be the one that gives it
 */
public record PluginInfo(
        String component,
        PluginType type,
        int position,
        long version,
        boolean enabled,
        boolean running,
        Optional<String> heldBack) {}
