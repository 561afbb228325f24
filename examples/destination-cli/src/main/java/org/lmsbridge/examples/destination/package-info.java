/** A command that sends CSV, TSV and JSON lines into Moodle; shows the destinations of the client. */
@NullMarked
package org.lmsbridge.examples.destination;

import org.jspecify.annotations.NullMarked;
