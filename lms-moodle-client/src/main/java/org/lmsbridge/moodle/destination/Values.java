package org.lmsbridge.moodle.destination;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lmsbridge.moodle.Secret;

/** Turns what records hold into what Moodle takes, or says in words why that cannot be done. */
final class Values {
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "on", "1", "t");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "off", "0", "f");
    private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");
    /** Smaller numbers are no seconds that anybody means (3 March 1973), but a date such as 20261121. */
    private static final long LEAST_SECONDS = 100_000_000;

    private final ZoneId zone;

    Values(ZoneId zone) {
        this.zone = zone;
    }

    /** The message says what was expected; the value is quoted, because it has to be found in the input. */
    static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    static boolean blank(Object value) {
        return value instanceof CharSequence text && text.toString().isBlank();
    }

    Object of(FieldType type, Object value) throws UnfitException {
        return switch (type) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case TRUTH -> truth(value);
            case TIME -> time(value);
            case SECRET -> value instanceof Secret ? value : Secret.of(text(value));
            case ANY -> value;
        };
    }

    static String text(Object value) throws UnfitException {
        if (value instanceof Secret secret) {
            return secret.reveal();
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?> || value instanceof Object[]) {
            throw new UnfitException("must be a single value, not a list or map");
        }
        return value.toString();
    }

    private static Long number(Object value) throws UnfitException {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number other && other.doubleValue() == other.longValue()) {
            return other.longValue();
        }
        String text = text(value).strip();
        if (!DIGITS.matcher(text).matches()) {
            throw new UnfitException("must be a whole number, and is '" + text + "'");
        }
        return Long.valueOf(text);
    }

    private static Boolean truth(Object value) throws UnfitException {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = text(value).strip().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            throw new UnfitException("must be true or false, yes or no, 1 or 0, and is '" + text + "'");
        }
        return TRUE.contains(text);
    }

    private Instant time(Object value) throws UnfitException {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        if (value instanceof TemporalAccessor temporal) {
            return instant(temporal);
        }
        String text = text(value).strip();
        if (DIGITS.matcher(text).matches()) {
            long seconds = Long.parseLong(text);
            if (seconds == 0 || seconds >= LEAST_SECONDS && seconds < 1000 * LEAST_SECONDS) {
                return Instant.ofEpochSecond(seconds);
            }
            throw notATime(text);
        }
        try {
            String iso = text.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (\\d)", "$1T$2");
            return instant(
                    iso.indexOf('T') < 0
                            ? LocalDate.parse(iso)
                            : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                    iso, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeException e) {
            throw notATime(text);
        }
    }

    private Instant instant(TemporalAccessor temporal) throws UnfitException {
        try {
            if (temporal instanceof LocalDate day) {
                return day.atStartOfDay(zone).toInstant();
            }
            if (temporal.query(TemporalQueries.zone()) == null) {
                return LocalDateTime.from(temporal).atZone(zone).toInstant();
            }
            return Instant.from(temporal);
        } catch (DateTimeException e) {
            throw notATime(temporal.toString());
        }
    }

    private static UnfitException notATime(String text) {
        return new UnfitException("must be a date such as 2026-11-21, a date-time such as 2026-11-21T09:00+10:00, or"
                + " seconds since 1970, and is '" + text + "'");
    }
}
