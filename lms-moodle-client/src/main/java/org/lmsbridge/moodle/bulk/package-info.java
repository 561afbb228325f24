/**
 * What became of the records of a bulk write: a verdict for each, so that a bad one loses only itself. A write gives a
 * {@link org.lmsbridge.moodle.bulk.BulkResult} with one {@link org.lmsbridge.moodle.bulk.Outcome} for each record, in
 * the order in which they were given.
 */
@NullMarked
package org.lmsbridge.moodle.bulk;

import org.jspecify.annotations.NullMarked;
