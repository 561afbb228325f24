package org.lmsbridge.enrol.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lmsbridge.core.state.Link;

/**
 * What was last written to a course: a short hash of each field, so that a change by somebody else can be told from one
 * of the records. Its text is kept as the fingerprint of the course's link.
 *
 * @param hashes hash of the value by hash of the field's name
 */
public record WrittenCourse(Map<String, String> hashes) {
    private static final int NAME = 4;
    private static final int VALUE = 8;
    private static final int ENTRY = NAME + 1 + VALUE + 1;

    /** Of how many fields is remembered what was written. */
    public static final int MAX_FIELDS = Link.MAX_LENGTH / ENTRY;

    /** Nothing was written yet, or nobody knows what. */
    public static final WrittenCourse NOTHING = new WrittenCourse(Map.of());

    public WrittenCourse {
        hashes = Map.copyOf(hashes);
    }

    /**
     * Reads a fingerprint.
     *
     * @param fingerprint of a link
     * @return what it says; nothing if it is something else
     */
    public static WrittenCourse parse(String fingerprint) {
        var hashes = new TreeMap<String, String>();
        for (var entry : fingerprint.split(" ")) {
            if (entry.length() == ENTRY - 1 && entry.charAt(NAME) == ':') {
                hashes.put(entry.substring(0, NAME), entry.substring(NAME + 1));
            }
        }
        return new WrittenCourse(hashes);
    }

    /**
     * Adds what was written now.
     *
     * @param values values by field
     * @return what was written in all
     */
    public WrittenCourse with(Map<String, String> values) {
        var all = new TreeMap<>(hashes);
        new TreeMap<>(values).forEach((field, value) -> {
            var name = hash(field, NAME);
            if (all.containsKey(name) || all.size() < MAX_FIELDS) {
                all.put(name, hash(value, VALUE));
            }
        });
        return new WrittenCourse(all);
    }

    /** {@return the fingerprint} */
    public String fingerprint() {
        return new TreeMap<>(hashes)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    /**
     * Tells whether a value is what was written.
     *
     * @param field the field
     * @param value the value
     * @return whether it is; empty if nothing is known to have been written there
     */
    Optional<Boolean> wrote(String field, String value) {
        return Optional.ofNullable(hashes.get(hash(field, NAME))).map(hash(value, VALUE)::equals);
    }

    private static String hash(String text, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
