/**
 * Writing without losing or doubling anything: the log of every writing request, calls that are split where a record
 * is refused, and doubts that are resolved by asking the site.
 */
@NullMarked
package org.lmsbridge.moodle.internal.write;

import org.jspecify.annotations.NullMarked;
