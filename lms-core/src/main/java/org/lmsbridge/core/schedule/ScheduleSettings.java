package org.lmsbridge.core.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.state.Backoff;

/** The settings of the schedule. */
public final class ScheduleSettings {
    /** The name under which a file or the environment has them. */
    public static final String COMPONENT = "schedule";

    /** Where the wall clock hangs. */
    public static final Setting<ZoneId> TIME_ZONE = Setting.of(
            "timeZone",
            "time zone, such as `Europe/Berlin`",
            ZoneId.of("UTC"),
            "UTC",
            "The time zone of quiet hours and of timetables.",
            ScheduleSettings::zone);

    /** When nothing begins. */
    public static final Setting<Optional<QuietHours>> QUIET_HOURS = Setting.of(
            "quietHours",
            "span, such as `22:00-06:00`",
            Optional.empty(),
            "",
            "Hours in which no run, push or call-back begins; what is due waits until they end.",
            QuietHours::parse);

    /** How much runs at once. */
    public static final Setting<Long> THREADS =
            Setting.ofNumber("threads", 4, 1, 50, "How many tasks one host runs at once.");

    /** How often a host looks. */
    public static final Setting<Long> POLL_SECONDS =
            Setting.ofNumber("pollSeconds", 2, 1, 60, "Every how many seconds a host looks for what is due.");

    /** How long to gather pushes. */
    public static final Setting<Long> PUSH_DELAY_SECONDS = Setting.ofNumber(
            "pushDelaySeconds",
            1,
            0,
            600,
            "How many seconds after the host said that something changed the work begins; what is said again meanwhile is done once.");

    /** How often to look for call-backs. */
    public static final Setting<Long> DELIVER_SECONDS = Setting.ofNumber(
            "deliverSeconds", 10, 1, 3_600, "Every how many seconds call-backs that are due are delivered.");

    /** How often to try. */
    public static final Setting<Long> TRIES = Setting.ofNumber(
            "tries", 12, 1, 100, "After how many failed tries a call-back is dead, and a push is given up.");

    /** The first pause. */
    public static final Setting<Long> FIRST_PAUSE_SECONDS = Setting.ofNumber(
            "firstPauseSeconds",
            15,
            1,
            86_400,
            "How many seconds after a first failed try the second one follows; each pause is twice the one before.");

    /** The longest pause. */
    public static final Setting<Long> LONGEST_PAUSE_SECONDS = Setting.ofNumber(
            "longestPauseSeconds", 21_600, 1, 604_800, "The longest pause between two tries, in seconds.");

    /** How long closing takes. */
    public static final Setting<Long> SHUTDOWN_SECONDS = Setting.ofNumber(
            "shutdownSeconds",
            30,
            1,
            3_600,
            "How many seconds closing waits for what runs; what is not done then is interrupted, and another host or the next start goes on.");

    /** All of them, in the order in which people are shown them. */
    public static final List<Setting<?>> ALL = List.of(
            TIME_ZONE,
            QUIET_HOURS,
            THREADS,
            POLL_SECONDS,
            PUSH_DELAY_SECONDS,
            DELIVER_SECONDS,
            TRIES,
            FIRST_PAUSE_SECONDS,
            LONGEST_PAUSE_SECONDS,
            SHUTDOWN_SECONDS);

    private ScheduleSettings() {}

    /** {@return the pauses between tries, and their number} */
    static Backoff backoff(Settings settings) {
        var first = seconds(settings, FIRST_PAUSE_SECONDS);
        var longest = seconds(settings, LONGEST_PAUSE_SECONDS);
        return new Backoff(
                first,
                first.compareTo(longest) > 0 ? first : longest,
                settings.get(TRIES).intValue());
    }

    /** {@return a setting of seconds as a duration} */
    static Duration seconds(Settings settings, Setting<Long> setting) {
        return Duration.ofSeconds(settings.get(setting));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no time zone", e);
        }
    }
}
