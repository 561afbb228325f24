/**
 * A Moodle look-alike inside the JVM, for first runs and for tests: start it with
 * {@link org.lmsbridge.sandbox.MoodleSandbox#start()}, look at it through its state, calls and mails, and make it
 * fail on demand.
 */
@NullMarked
package org.lmsbridge.sandbox;

import org.jspecify.annotations.NullMarked;
