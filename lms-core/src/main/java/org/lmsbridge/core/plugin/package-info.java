/** Plugins in Moodle's plugin types, and what a bridge gives them. */
@NullMarked
package org.lmsbridge.core.plugin;

import org.jspecify.annotations.NullMarked;
