package org.lmsbridge.moodle.api;

import java.util.List;
import org.lmsbridge.moodle.model.ActivityCompletion;

/**
 * What {@code core_completion_get_activities_completion_status} answers.
 *
 * @param statuses how the learner stands in each activity
 */
public record ActivityReply(List<ActivityCompletion> statuses) {}
