package org.lmsbridge.moodle.destination;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        byte[] all = sha.digest(text(record).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, BYTES);
    }

    /** The same text in every process: maps and sets such as those of {@code Map.of} have another order in each. */
    private static String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey()) + "=" + text(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Collection<?> values) {
            Stream<String> texts = values.stream().map(InputDigest::text);
            return (values instanceof Set ? texts.sorted() : texts).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Object[] array ? text(Arrays.asList(array)) : String.valueOf(value);
    }
}
