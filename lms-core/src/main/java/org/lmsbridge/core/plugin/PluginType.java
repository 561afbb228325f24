package org.lmsbridge.core.plugin;

/** Moodle's plugin types that a bridge hosts, in the order in which plugins are set up. */
public enum PluginType {
    /** Who may sign in, and with which account. */
    AUTH,
    /** Which courses there are, and who is in them. */
    ENROL,
    /** Anything else. */
    LOCAL
}
