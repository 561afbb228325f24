package org.lmsbridge.examples.training.records;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A course date as pages show it.
 *
 * @param booked how many seats are taken
 * @param mine whether the person who looks has booked it
 */
public record Offer(
        String id,
        String category,
        String name,
        String summary,
        LocalDateTime starts,
        LocalDateTime ends,
        String venue,
        int seats,
        int booked,
        boolean mine) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** {@return when it takes place} */
    public String when() {
        var sameDay = starts.toLocalDate().equals(ends.toLocalDate());
        return sameDay
                ? DAY.format(starts) + ", " + TIME.format(starts) + " to " + TIME.format(ends)
                : DAY.format(starts) + " to " + DAY.format(ends);
    }

    /** {@return the first day} */
    public String day() {
        return DAY.format(starts);
    }

    /** {@return how many seats are left} */
    public int free() {
        return Math.max(0, seats - booked);
    }
}
