/**
 * The bridge that a host builds: records on one side, one Moodle site on the other, plugins in between. Begin with
 * {@link org.lmsbridge.core.LmsBridge#builder()}. A bridge gives its plugins, runs tasks when asked to, or does
 * everything by itself once it is started; close it when the host ends.
 */
@NullMarked
package org.lmsbridge.core;

import org.jspecify.annotations.NullMarked;
