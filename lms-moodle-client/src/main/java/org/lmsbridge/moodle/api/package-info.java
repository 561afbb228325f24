/**
 * Moodle's web service functions, one method for each, as Feign interfaces. Nothing else in the library names a
 * function. {@code FunctionContract} in {@code internal.wire} reads the annotations.
 */
@NullMarked
package org.lmsbridge.moodle.api;

import org.jspecify.annotations.NullMarked;
