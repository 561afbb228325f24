/**
 * What goes wrong with a Moodle site, told by what can be done about it: one root, {@link
 * org.lmsbridge.moodle.error.MoodleException}, a few children, and one table that gives each of Moodle's error codes a
 * child and a remedy. Catch the child that you can do something about, and match on the error code, never on the
 * message.
 */
@NullMarked
package org.lmsbridge.moodle.error;

import org.jspecify.annotations.NullMarked;
