/**
 * Moodle's web service functions, one method for each, as Feign interfaces, one interface for each of Moodle's areas.
 * Nothing else in the library names a function. They are called through {@link org.lmsbridge.moodle.MoodleClient}, which
 * cuts, repeats and asks; whoever needs a function that is not here has {@code MoodleClient.call(…)}. {@code
 * FunctionContract} in {@code internal.wire} reads the annotations.
 */
@NullMarked
package org.lmsbridge.moodle.api;

import org.jspecify.annotations.NullMarked;
