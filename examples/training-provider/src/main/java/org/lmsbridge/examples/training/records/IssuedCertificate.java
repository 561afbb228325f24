package org.lmsbridge.examples.training.records;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A certificate as the records have it.
 *
 * @param sent whether it was handed to its holder; until then, it is on no page
 */
public record IssuedCertificate(
        String number,
        String courseDate,
        String holder,
        String firstName,
        String email,
        String course,
        LocalDate completed,
        boolean sent) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** {@return the day of completion as it is read} */
    public String day() {
        return DAY.format(completed);
    }

    /** Leaves the person out. */
    @Override
    public String toString() {
        return "IssuedCertificate[" + number + "]";
    }
}
