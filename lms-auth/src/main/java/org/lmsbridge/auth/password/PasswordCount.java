package org.lmsbridge.auth.password;

/** Counts the characters of one password and keeps none but the last byte. Not thread-safe. */
final class PasswordCount {
    private int digits;
    private int lower;
    private int upper;
    private int others;
    private int bytes;
    private int lastByte = -1;
    private int run;
    private int longestRun;

    void add(int character) {
        switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER -> digits++;
            case Character.LOWERCASE_LETTER -> lower++;
            case Character.UPPERCASE_LETTER -> upper++;
            default -> others++;
        }
    }

    int characters() {
        return digits + lower + upper + others;
    }

    int digits() {
        return digits;
    }

    int lower() {
        return lower;
    }

    int upper() {
        return upper;
    }

    int others() {
        return others;
    }

    int bytes() {
        return bytes;
    }

    int longestRun() {
        return longestRun;
    }

    /** Moodle compares and measures bytes, not characters, and its verdict is the one that counts. */
    void addByte(int value) {
        bytes++;
        run = value == lastByte ? run + 1 : 1;
        longestRun = Math.max(longestRun, run);
        lastByte = value;
    }
}
