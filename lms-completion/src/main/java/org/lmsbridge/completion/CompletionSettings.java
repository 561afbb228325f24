package org.lmsbridge.completion;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.setting.Setting;

/** The settings of the completion plugin. */
public final class CompletionSettings {
    /** The process step of a completed course. */
    public static final Setting<Optional<String>> STEP = Setting.ofOptionalString(
            "step", "The process step that is taken for a registration whose course was completed. Mandatory.");

    /** The process steps of completed activities. */
    public static final Setting<String> ACTIVITIES = Setting.ofString(
            "activities",
            "",
            "Process steps of single activities, as course/activity=step with commas between, such as"
                    + " `12/345=Quiz passed`; both are Moodle's numbers, the activity's as in its address.");

    /** The time between two looks. */
    public static final Setting<Long> LOOK_MINUTES = Setting.ofNumber(
            "lookMinutes",
            15,
            1,
            10080,
            "Minutes between looks at learners who were in their course since the look before.");

    /** The time between two full sweeps. */
    public static final Setting<Long> SWEEP_HOURS = Setting.ofNumber(
            "sweepHours",
            24,
            1,
            8760,
            "Hours between looks at all learners, because a teacher's grade completes a course without their coming.");

    /** A custom report. */
    public static final Setting<Long> REPORT = Setting.ofNumber(
            "participantsReport",
            0,
            0,
            Long.MAX_VALUE,
            "Number of a custom report over course participants with the columns username, course ID number and time"
                    + " completed, in this order, to be read instead; 0 for none.");

    /** Whether scores are received. */
    public static final Setting<Boolean> SCORES =
            Setting.ofBoolean("scores", false, "Whether the scores of registrations are given to the records.");

    /** Whether feedback loses its HTML. */
    public static final Setting<Boolean> PLAIN_FEEDBACK =
            Setting.ofBoolean("plainFeedback", true, "Whether teachers' feedback is given as text without HTML.");

    /** All settings, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL =
            List.of(STEP, ACTIVITIES, LOOK_MINUTES, SWEEP_HOURS, REPORT, SCORES, PLAIN_FEEDBACK);

    private CompletionSettings() {}
}
