package org.lmsbridge.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lmsbridge.core.schedule.internal.CronTimes;

/** When a recurring task runs. Immutable. */
public final class Timetable {
    private static final Pattern DELAY = Pattern.compile("(\\d{1,6})\\s*([smhd])");
    private static final Timetable NEVER = new Timetable("never", Duration.ZERO);

    private final String text;
    private final Duration delay;

    private Timetable(String text, Duration delay) {
        this.text = text;
        this.delay = delay;
    }

    /**
     * A fixed delay: so long after a run ended the next one begins; the first at once.
     *
     * @param delay the delay; at least a second
     * @return the timetable
     */
    public static Timetable every(Duration delay) {
        if (delay.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("is shorter than a second");
        }
        return new Timetable(delay.toString(), delay);
    }

    /**
     * Times of the wall clock, in the time zone of the schedule's settings.
     *
     * @param expression six fields: second, minute, hour, day of the month, month, day of the week; such as
     *     {@code 0 30 2 * * *} for half past two every night
     * @return the timetable
     * @throws IllegalArgumentException if it is no such expression
     */
    public static Timetable cron(String expression) {
        try {
            CronTimes.check(expression);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is neither a delay such as `15m` nor six cron fields", e);
        }
        return new Timetable(expression, Duration.ZERO);
    }

    /** {@return no times at all: the task runs only when the host calls for it} */
    public static Timetable never() {
        return NEVER;
    }

    /**
     * Reads what a settings file says.
     *
     * @param text {@code never}, a delay such as {@code 30s}, {@code 15m}, {@code 12h} or {@code 1d}, or six cron
     *     fields
     * @return the timetable
     * @throws IllegalArgumentException if it is none of these
     */
    public static Timetable parse(String text) {
        var stripped = text.strip();
        if (stripped.equals(NEVER.text)) {
            return NEVER;
        }
        var matcher = DELAY.matcher(stripped);
        if (!matcher.matches()) {
            return cron(stripped);
        }
        long number = Long.parseLong(matcher.group(1));
        return every(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** {@return whether it names no times at all} */
    public boolean isNever() {
        return this == NEVER;
    }

    /** {@return whether it names times of the wall clock} */
    public boolean isCron() {
        return delay.isZero() && this != NEVER;
    }

    /**
     * Tells when the first run is.
     *
     * @param now the time
     * @param zone the time zone of cron fields
     * @return the time; empty if never
     */
    public Optional<Instant> first(Instant now, ZoneId zone) {
        return isCron() ? next(now, zone) : next(now, zone).map(later -> now);
    }

    /**
     * Tells when the next run is.
     *
     * @param ended when the last one ended
     * @param zone the time zone of cron fields
     * @return the time; empty if never
     */
    public Optional<Instant> next(Instant ended, ZoneId zone) {
        if (this == NEVER) {
            return Optional.empty();
        }
        return Optional.of(isCron() ? CronTimes.next(text, ended, zone) : ended.plus(delay));
    }

    /** {@return the timetable in words} */
    @Override
    public String toString() {
        return text;
    }
}
