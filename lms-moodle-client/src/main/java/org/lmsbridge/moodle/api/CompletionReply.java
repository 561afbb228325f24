package org.lmsbridge.moodle.api;

import org.lmsbridge.moodle.model.CourseCompletion;

/**
 * What {@code core_completion_get_course_completion_status} answers.
 *
 * @param completionstatus how the learner stands
 */
public record CompletionReply(CourseCompletion completionstatus) {}
