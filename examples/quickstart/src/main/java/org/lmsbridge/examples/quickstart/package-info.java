/** The quickstart: CSV files into Moodle. */
@NullMarked
package org.lmsbridge.examples.quickstart;

import org.jspecify.annotations.NullMarked;
