package org.lmsbridge.core.report;

import java.util.function.Supplier;

/**
 * Where a plugin says what people should know. What the runs and plans of a plugin find gets here by itself; a plugin
 * adds what it finds elsewhere. Never throws, and never makes the plugin wait for a mail server. Thread-safe.
 */
public interface PluginLog {
    /** {@return whether somebody keeps the debug log of this plugin} */
    boolean debugging();

    /**
     * Adds a line to the debug log, which may hold personal data, and never secrets.
     *
     * @param line makes the line; not asked unless somebody keeps the log
     */
    void debug(Supplier<String> line);

    /**
     * Tells staff of something, gathered with others into one message. The same finding
     * about the same subject is told once a day; more of one code are counted rather than listed. One that needs nobody goes to the
     * debug log only.
     *
     * @param finding what was found
     */
    void tell(Finding finding);
}
