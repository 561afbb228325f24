package org.lmsbridge.examples.quickstart.csv;

/** What can be wrong with the files: one value for all that is put right in the same way. */
public enum Fault {
    /** A file is not there. */
    MISSING_FILE("File is missing"),
    /** A file cannot be read to its end. */
    UNREADABLE_FILE("File cannot be read to its end"),
    /** The header lacks a column. */
    MISSING_COLUMN("Column is missing"),
    /** Bytes that are no UTF-8. */
    NOT_UTF8("Text is not UTF-8"),
    /** More or fewer fields than the header has columns. */
    FIELD_COUNT("Wrong number of fields"),
    /** Nothing where something has to be. */
    BLANK("Value is missing"),
    /** A date that is none. */
    BAD_DATE("Unreadable date"),
    /** Neither yes nor no. */
    BAD_BOOLEAN("Neither true nor false"),
    /** None of the values that are allowed. */
    BAD_CHOICE("Unknown value"),
    /** A number that is none. */
    BAD_NUMBER("Unreadable number"),
    /** A text that cannot be what the column is for. */
    BAD_TEXT("Unusable text"),
    /** A course date that ends before it begins. */
    END_BEFORE_START("End before start"),
    /** A second row with the same id. */
    DUPLICATE_ID("Id is used twice"),
    /** A second contact with the same username. */
    DUPLICATE_USERNAME("Username is used twice"),
    /** An id that no row of the other file has. */
    UNKNOWN_ID("Refers to something that does not exist"),
    /** A category that is its own ancestor. */
    CATEGORY_LOOP("Category is its own ancestor"),
    /** The id of a row that was itself left out. */
    LEFT_OUT_ID("Refers to something that was left out");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    /** {@return a few words for headings} */
    public String title() {
        return title;
    }
}
