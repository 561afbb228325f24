/**
 * Any stream of records into Moodle: read lazily, turned into what a web service function takes, written in batches,
 * with a verdict for every record and a token with which a stopped flow goes on.
 */
@NullMarked
package org.lmsbridge.moodle.destination;

import org.jspecify.annotations.NullMarked;
