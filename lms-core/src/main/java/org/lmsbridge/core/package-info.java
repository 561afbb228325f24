/** The bridge that a host builds: records on one side, one Moodle site on the other, plugins in between. */
@NullMarked
package org.lmsbridge.core;

import org.jspecify.annotations.NullMarked;
