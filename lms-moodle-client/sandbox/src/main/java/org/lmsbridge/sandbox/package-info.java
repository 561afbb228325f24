/** A Moodle look-alike inside the JVM, for first runs and for tests. */
@NullMarked
package org.lmsbridge.sandbox;

import org.jspecify.annotations.NullMarked;
