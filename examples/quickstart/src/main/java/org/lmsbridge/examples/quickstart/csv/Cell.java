package org.lmsbridge.examples.quickstart.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One value of a row, turned into what the column is for. A blank value gives nothing, and so does an unreadable one,
 * which also marks the row: one pass finds everything that is wrong with a row.
 */
record Cell(Row row, String column, String raw) {
    private static final int MAX_ID = 200;
    private static final int MAX_TEXT = 255;

    /** Marks the row if the value is blank. */
    Cell mandatory() {
        if (raw.isBlank()) {
            row.fault(Fault.BLANK, column, "the value is missing", "every row needs one here");
        }
        return this;
    }

    /** The text without blanks around it. */
    Optional<String> text() {
        return Optional.of(raw.strip()).filter(text -> !text.isEmpty());
    }

    /** The value as it stands: blanks around a password belong to it. */
    Optional<String> verbatim() {
        return Optional.of(raw).filter(text -> !text.isBlank());
    }

    Optional<String> id() {
        return noLongerThan(MAX_ID);
    }

    Optional<String> name() {
        return noLongerThan(MAX_TEXT);
    }

    /** A text that has a form; {@code what} completes the sentence "«value» …". */
    Optional<String> matching(Pattern form, String what, String remedy) {
        return text().flatMap(text ->
                form.matcher(text).matches() ? Optional.of(text) : unreadable(Fault.BAD_TEXT, what, remedy));
    }

    Optional<Boolean> yesOrNo() {
        return text().flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> unreadable(Fault.BAD_BOOLEAN, "is neither true nor false", "write true or false");
        });
    }

    Optional<Long> number() {
        return text().flatMap(text -> text.matches("0*[1-9][0-9]{0,17}")
                ? Optional.of(Long.valueOf(text))
                : unreadable(
                        Fault.BAD_NUMBER, "is no number above 0", "write the number that Moodle shows, such as 12"));
    }

    <E extends Enum<E>> Optional<E> choice(Class<E> type) {
        return text().flatMap(text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .or(() -> unreadable(Fault.BAD_CHOICE, "is not known here", "write one of " + spelt(type))));
    }

    /** A date and time; of a date alone, this time of that day. */
    Optional<LocalDateTime> time(LocalTime ofDay) {
        return text().flatMap(text -> {
            try {
                return Optional.of(
                        text.indexOf('T') < 0 ? LocalDate.parse(text).atTime(ofDay) : LocalDateTime.parse(text));
            } catch (DateTimeParseException e) {
                return unreadable(
                        Fault.BAD_DATE,
                        "is no date",
                        "write it as 2027-03-15 or 2027-03-15T09:00, in the provider's time zone");
            }
        });
    }

    private Optional<String> noLongerThan(int limit) {
        return text().flatMap(text -> text.length() <= limit
                ? Optional.of(text)
                : unreadable(Fault.BAD_TEXT, "is too long", "write at most " + limit + " characters"));
    }

    private <T> Optional<T> unreadable(Fault fault, String what, String remedy) {
        row.fault(fault, column, '"' + abridged() + "\" " + what, remedy);
        return Optional.empty();
    }

    private String abridged() {
        return raw.length() <= 40 ? raw : raw.substring(0, 39) + "…";
    }

    private static <E extends Enum<E>> String spelt(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
