/** A small training provider: its portal, its staff console, its records and the bridge to Moodle, in one process. */
@NullMarked
package org.lmsbridge.examples.training;

import org.jspecify.annotations.NullMarked;
