package org.lmsbridge.moodle.internal.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing body of a form: what is added as text is percent-encoded as UTF-8. Grows by further pieces, because a body
 * that moves to a larger array each time it is full costs several times its size. Not thread-safe.
 */
final class FormBuffer {
    private static final int LARGEST_PIECE = 64 * 1024;
    /** A surrogate pair becomes four percent-encoded bytes. */
    private static final int LONGEST_CHARACTER = 12;

    private static final boolean[] PLAIN = new boolean[128];
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.*"
                .chars()
                .forEach(character -> PLAIN[character] = true);
    }

    private final List<Piece> full = new ArrayList<>(0);
    private byte[] bytes;
    private int size;
    private int sizeBefore;

    /** Where the last character did not fit into it, a piece ends before its array does. */
    private record Piece(byte[] bytes, int size) {}

    FormBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    static boolean plain(int character) {
        return character < 128 && PLAIN[character];
    }

    static byte hex(int nibble) {
        return HEX[nibble & 15];
    }

    int size() {
        return sizeBefore + size;
    }

    byte[] toByteArray() {
        byte[] all = new byte[size()];
        int end = 0;
        for (Piece piece : full) {
            System.arraycopy(piece.bytes(), 0, all, end, piece.size());
            end += piece.size();
        }
        System.arraycopy(bytes, 0, all, end, size);
        return all;
    }

    void raw(int character) {
        room(1);
        bytes[size++] = (byte) character;
    }

    void raw(byte[] source, int length) {
        room(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    void number(long number) {
        String digits = Long.toString(number);
        room(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            bytes[size++] = (byte) digits.charAt(i);
        }
    }

    void text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            room(LONGEST_CHARACTER);
            char character = text.charAt(i);
            if (plain(character)) {
                bytes[size++] = (byte) character;
            } else if (character == ' ') {
                bytes[size++] = '+';
            } else if (Character.isHighSurrogate(character)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                encoded(Character.toCodePoint(character, text.charAt(++i)));
            } else {
                // Half a surrogate pair is no character; PHP would drop it and then refuse the value.
                encoded(Character.isSurrogate(character) ? '?' : character);
            }
        }
    }

    private void encoded(int point) {
        if (point < 0x80) {
            octet(point);
        } else if (point < 0x800) {
            octet(0xC0 | point >> 6);
            octet(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            octet(0xE0 | point >> 12);
            octet(0x80 | point >> 6 & 0x3F);
            octet(0x80 | point & 0x3F);
        } else {
            octet(0xF0 | point >> 18);
            octet(0x80 | point >> 12 & 0x3F);
            octet(0x80 | point >> 6 & 0x3F);
            octet(0x80 | point & 0x3F);
        }
    }

    private void octet(int octet) {
        bytes[size++] = '%';
        bytes[size++] = hex(octet >> 4);
        bytes[size++] = hex(octet);
    }

    private void room(int more) {
        if (more > bytes.length - size) {
            full.add(new Piece(bytes, size));
            sizeBefore += size;
            bytes = new byte[Math.max(more, Math.min(LARGEST_PIECE, bytes.length * 2))];
            size = 0;
        }
    }
}
