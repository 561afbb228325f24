package org.lmsbridge.core.plugin;

import java.util.List;

/**
 * The plugins of a bridge. What is changed here is kept in the state and counts for every process that shares it:
 * disabling and the order at once, enabling when a bridge is built the next time, or at once where the plugin was set
 * up. Iterates over the plugins that were set up, in the order of setting up. Thread-safe.
 */
public interface Plugins extends Iterable<Plugin> {
    /** {@return all plugins, by type and in their order within it, the disabled ones too} */
    List<PluginInfo> list();

    /**
     * Lets a plugin do its work: at once if it was enabled when the bridge was built, otherwise from the next time that
     * it is built.
     *
     * @param component the plugin
     * @param who the person who says so, as the host names its people
     * @throws IllegalArgumentException if the bridge has no such plugin
     */
    void enable(String component, String who);

    /**
     * Stops a plugin: it is told of no event, asked for nothing, and no longer to be had from the bridge; what it
     * keeps open, such as a port, is closed. What it is doing at this moment it brings to its end. What other plugins
     * took of it when the bridge was built they keep until it is built anew; then those that cannot do without it are
     * held back, until it is enabled again.
     *
     * @param component the plugin
     * @param who the person who says so, as the host names its people
     * @throws IllegalArgumentException if the bridge has no such plugin
     */
    void disable(String component, String who);

    /**
     * Moves a plugin before the one that stands before it in its type. Does nothing to the first one.
     *
     * @param component the plugin
     * @param who the person who says so, as the host names its people
     * @throws IllegalArgumentException if the bridge has no such plugin
     */
    void up(String component, String who);

    /**
     * Moves a plugin behind the one that stands behind it in its type. Does nothing to the last one.
     *
     * @param component the plugin
     * @param who the person who says so, as the host names its people
     * @throws IllegalArgumentException if the bridge has no such plugin
     */
    void down(String component, String who);
}
