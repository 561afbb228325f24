package org.lmsbridge.moodle.destination;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest of all records so far: each step takes in the one before, so that it stands for the whole input. */
final class InputDigest {
    /** Of an input without records. */
    static final String START = "0";

    private static final int BYTES = 8;
    private final MessageDigest sha;

    InputDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String next(String before, Object record) {
        sha.update(before.getBytes(StandardCharsets.UTF_8));
        byte[] all = sha.digest(String.valueOf(record).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, BYTES);
    }
}
