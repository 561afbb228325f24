/** What became of the records of a bulk write: a verdict for each, so that a bad one loses only itself. */
@NullMarked
package org.lmsbridge.moodle.bulk;

import org.jspecify.annotations.NullMarked;
