/** Metrics of calls, for applications that have Micrometer; the rest of the client does without it. */
@NullMarked
package org.lmsbridge.moodle.metrics;

import org.jspecify.annotations.NullMarked;
