package org.lmsbridge.examples.certificate;

import java.time.LocalDate;

/**
 * What a certificate says.
 *
 * @param number by what it can be asked after
 * @param holder the person's name
 * @param course the course's name
 * @param completed the day of completion
 */
public record Certificate(String number, String holder, String course, LocalDate completed) {
    /** Leaves the person out. */
    @Override
    public String toString() {
        return "Certificate[" + number + "]";
    }
}
