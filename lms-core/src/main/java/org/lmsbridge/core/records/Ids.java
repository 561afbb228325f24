package org.lmsbridge.core.records;

/** What every id has to be. The length keeps ids within the columns of the state store. */
final class Ids {
    private static final int MAX_LENGTH = 200;

    private Ids() {}

    static void check(String type, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(type + " must not be blank");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(type + " must have at most " + MAX_LENGTH + " characters: " + value);
        }
    }
}
