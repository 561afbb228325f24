/**
 * What goes wrong with a Moodle site, told by what can be done about it: one root, a few children, and one table that
 * gives each of Moodle's error codes a child and a remedy.
 */
@NullMarked
package org.lmsbridge.moodle.error;

import org.jspecify.annotations.NullMarked;
