/**
 * A typed client for one Moodle site. Start at {@link org.lmsbridge.moodle.MoodleClient}: it is made of a {@link
 * org.lmsbridge.moodle.MoodleSite}, thread-safe, and has an area for users, courses, enrolments, completion, grades,
 * groups and the site itself. Whatever goes wrong is a {@code MoodleException} that says what to do; bulk writes
 * answer with a verdict for each record.
 */
@NullMarked
package org.lmsbridge.moodle;

import org.jspecify.annotations.NullMarked;
