/**
 * What plugins of one bridge tell each other while they work: hints inside the process, without guarantees. Listen and
 * publish through {@link org.lmsbridge.core.event.Events}, which a {@code PluginContext} gives. Whatever must happen
 * is kept in the state store instead, and done from there.
 */
@NullMarked
package org.lmsbridge.core.event;

import org.jspecify.annotations.NullMarked;
