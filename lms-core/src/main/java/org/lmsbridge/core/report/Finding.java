package org.lmsbridge.core.report;

/**
 * Something that a person may want to know about one subject: what was left out, and what to do about it.
 *
 * @param code a stable code, such as {@code category-not-mapped}: lower case, hyphens
 * @param severity how much it matters
 * @param subject whom or what it is about, as {@code kind:id}, such as {@code contact:4711}
 * @param message what is the matter, in one sentence; ids rather than personal data
 * @param remedy what a person can do about it; empty where nothing has to be done
 */
public record Finding(String code, Severity severity, String subject, String message, String remedy) {
    /**
     * A finding that needs nobody.
     *
     * @param code the code
     * @param subject the subject
     * @param message the message
     * @return the finding
     */
    public static Finding info(String code, String subject, String message) {
        return new Finding(code, Severity.INFO, subject, message, "");
    }

    /**
     * A finding that somebody should look at.
     *
     * @param code the code
     * @param subject the subject
     * @param message the message
     * @param remedy the remedy
     * @return the finding
     */
    public static Finding warning(String code, String subject, String message, String remedy) {
        return new Finding(code, Severity.WARNING, subject, message, remedy);
    }

    /**
     * A finding that something could not be done.
     *
     * @param code the code
     * @param subject the subject
     * @param message the message
     * @param remedy the remedy
     * @return the finding
     */
    public static Finding error(String code, String subject, String message, String remedy) {
        return new Finding(code, Severity.ERROR, subject, message, remedy);
    }
}
