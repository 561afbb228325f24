/** A typed client for one Moodle site: start at {@code MoodleClient}. */
@NullMarked
package org.lmsbridge.moodle;

import org.jspecify.annotations.NullMarked;
