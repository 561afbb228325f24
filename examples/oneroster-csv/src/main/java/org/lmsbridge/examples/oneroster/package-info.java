/** What the roster import reads, as CSV files of OneRoster 1.2. */
@NullMarked
package org.lmsbridge.examples.oneroster;

import org.jspecify.annotations.NullMarked;
