/**
 * Metrics of calls, for applications that have Micrometer; the rest of the client does without it. Give {@link
 * org.lmsbridge.moodle.metrics.MicrometerCalls} to {@code MoodleClient.builder(site)}.
 */
@NullMarked
package org.lmsbridge.moodle.metrics;

import org.jspecify.annotations.NullMarked;
