/** The enrol plugin: courses in Moodle for course dates, and who is in them. */
@NullMarked
package org.lmsbridge.enrol;

import org.jspecify.annotations.NullMarked;
