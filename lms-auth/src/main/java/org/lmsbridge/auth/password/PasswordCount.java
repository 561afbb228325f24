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
        addBytes(character);
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
    private void addBytes(int character) {
        if (character < 0x80) {
            addByte(character);
        } else if (character < 0x800) {
            addByte(0xC0 | character >> 6);
            addByte(0x80 | character & 0x3F);
        } else if (character < 0x10000) {
            addByte(0xE0 | character >> 12);
            addByte(0x80 | character >> 6 & 0x3F);
            addByte(0x80 | character & 0x3F);
        } else {
            addByte(0xF0 | character >> 18);
            addByte(0x80 | character >> 12 & 0x3F);
            addByte(0x80 | character >> 6 & 0x3F);
            addByte(0x80 | character & 0x3F);
        }
    }

    private void addByte(int value) {
        bytes++;
        run = value == lastByte ? run + 1 : 1;
        longestRun = Math.max(longestRun, run);
        lastByte = value;
    }
}
