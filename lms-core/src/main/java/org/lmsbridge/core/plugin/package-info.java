/**
 * Plugins in Moodle's plugin types, and what a bridge gives them. Implement {@link org.lmsbridge.core.plugin.Plugin}:
 * its settings, and a {@code setUp} that takes what it needs from the {@link org.lmsbridge.core.plugin.PluginContext}
 * and offers what it has. {@link org.lmsbridge.core.plugin.Plugins} lists them, switches them on and off and puts them
 * in order.
 */
@NullMarked
package org.lmsbridge.core.plugin;

import org.jspecify.annotations.NullMarked;
