package org.lmsbridge.sandbox.internal.function;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.store.Row;

/** The names that sections have before anybody gives them one; every course format has its own. */
final class SectionNames {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final long DAY_SECONDS = 24L * 3600;

    private SectionNames() {}

    static String of(SandboxVersion version, Row course, long number) {
        return switch (course.text("format")) {
            case "social" -> "section " + number;
            case "singleactivity" -> " " + number;
            case "weeks" -> number == 0 ? "General" : week(course, number);
            default ->
                number == 0 ? "General" : version.atLeast(SandboxVersion.V4_5) ? "New section" : "Topic " + number;
        };
    }

    private static String week(Row course, long number) {
        // The site adds two hours, so that a change of the clocks moves no week.
        long start = course.number("startdate") + 2 * 3600 + (number - 1) * 7 * DAY_SECONDS;
        return day(start) + " - " + day(start + 6 * DAY_SECONDS);
    }

    private static String day(long seconds) {
        return DAY.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }
}
