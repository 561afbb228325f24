/**
 * Any stream of records into Moodle: read lazily, turned into what a web service function takes, written in batches,
 * with a verdict for every record and a token with which a stopped flow goes on. Begin with {@link
 * org.lmsbridge.moodle.destination.Destination#createUsers} and the methods beside it. A destination can be previewed
 * and tried on a few records, and is inactive until it is activated.
 */
@NullMarked
package org.lmsbridge.moodle.destination;

import org.jspecify.annotations.NullMarked;
