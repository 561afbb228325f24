package org.lmsbridge.core.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hours of the day in which nothing begins. Immutable.
 *
 * @param from when they begin, by the wall clock
 * @param to when they end; before the beginning if they pass midnight
 */
public record QuietHours(LocalTime from, LocalTime to) {
    private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)");

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("begins and ends at the same time");
        }
    }

    /**
     * Reads what a settings file says.
     *
     * @param text such as {@code 22:00-06:00}; blank for none
     * @return the hours, if there are any
     * @throws IllegalArgumentException if it is no such span
     */
    public static Optional<QuietHours> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        var matcher = SPAN.matcher(text.strip());
        try {
            if (matcher.matches()) {
                return Optional.of(
                        new QuietHours(LocalTime.parse(matcher.group(1)), LocalTime.parse(matcher.group(2))));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no span such as `22:00-06:00`", e);
        }
        throw new IllegalArgumentException("is no span such as `22:00-06:00`");
    }

    /**
     * Tells how long it is quiet.
     *
     * @param now the time
     * @param zone where the wall clock hangs
     * @return when the quiet hours end that it is in, if it is in any
     */
    public Optional<Instant> end(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        boolean after = !time.isBefore(from);
        boolean before = time.isBefore(to);
        boolean quiet = from.isBefore(to) ? after && before : after || before;
        if (!quiet) {
            return Optional.empty();
        }
        var day = before ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        // The later one where clocks are put back, because the earlier one may be past.
        return Optional.of(
                day.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** {@return the hours as a settings file says them} */
    @Override
    public String toString() {
        return from + "-" + to;
    }
}
