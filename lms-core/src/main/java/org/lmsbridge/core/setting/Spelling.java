package org.lmsbridge.core.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How values are written. What is thrown says what is wrong with a value without repeating it: it may be a secret. */
final class Spelling {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?([smhd]?)");

    private Spelling() {}

    static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static Optional<String> optional(String text) {
        return Optional.of(text.strip()).filter(value -> !value.isEmpty());
    }

    static Boolean truth(String text) {
        var spelt = plain(text);
        if (List.of("true", "yes", "on", "1").contains(spelt)) {
            return true;
        }
        if (List.of("false", "no", "off", "0").contains(spelt)) {
            return false;
        }
        throw new IllegalArgumentException("is neither `true` nor `false`");
    }

    static Long number(String text, long min, long max) {
        long number;
        try {
            number = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a whole number", e);
        }
        if (number < min || number > max) {
            throw new IllegalArgumentException("is not between " + min + " and " + max);
        }
        return number;
    }

    static Optional<URI> url(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            var url = new URI(text.strip());
            if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
                throw new URISyntaxException("", "neither http nor https, or without a host");
            }
            return Optional.of(url);
        } catch (URISyntaxException e) {
            // Without the cause, whose message repeats the address: it may hold a password.
            throw new IllegalArgumentException("is not a web address such as https://example.org/");
        }
    }

    static String matching(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("has not the right form");
        }
        return text;
    }

    static Duration duration(String text, Duration min, Duration max) {
        var parts = DURATION.matcher(plain(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException("is not a time");
        }
        var duration = Duration.of(Long.parseLong(parts.group(1)), unit(parts.group(2)));
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw new IllegalArgumentException("is not between " + of(min) + " and " + of(max));
        }
        return duration;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> ChronoUnit.SECONDS;
        };
    }

    /** In the largest unit that says it in whole numbers. */
    static String of(Duration duration) {
        var seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
