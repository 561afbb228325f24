package org.lmsbridge.moodle.destination;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a flow has come: which records are decided, which are in doubt, and a digest of the input so far, so that the
 * flow goes on with the same input only. A line of text without secrets or personal data. Immutable.
 */
public final class ResumeToken {
    private static final String VERSION = "1";
    private final String function;
    private final long read;
    private final Positions decided;
    private final Positions doubtful;
    private final String digest;

    ResumeToken(String function, long read, Positions decided, Positions doubtful, String digest) {
        this.function = function;
        this.read = read;
        this.decided = decided.copy();
        this.doubtful = doubtful.copy();
        this.digest = digest;
    }

    /**
     * Reads a token from its text.
     *
     * @param text what {@link #toString()} gave
     * @return the token
     * @throws IllegalArgumentException if the text is no token
     */
    public static ResumeToken parse(String text) {
        String[] parts = text.strip().split(":", -1);
        try {
            if (parts.length == 6 && parts[0].equals(VERSION)) {
                return new ResumeToken(
                        parts[1],
                        Long.parseLong(parts[2]),
                        Positions.parse(parts[3]),
                        Positions.parse(parts[4]),
                        parts[5]);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this is no resume token: " + text, e);
        }
        throw new IllegalArgumentException("this is no resume token: " + text);
    }

    /**
     * Reads how far the flow has come that kept a progress file, also one that was killed.
     *
     * @param progress the file
     * @return the token; empty where there is no file, or nothing was done yet
     */
    public static Optional<ResumeToken> read(Path progress) {
        return ProgressFile.read(progress);
    }

    String function() {
        return function;
    }

    Positions decided() {
        return decided.copy();
    }

    Positions doubtful() {
        return doubtful.copy();
    }

    String digest() {
        return digest;
    }

    /** {@return how many records of the input were read} */
    public long read() {
        return read;
    }

    /** {@return how many records are in doubt; the site is asked for them before the flow goes on} */
    public long inDoubt() {
        return doubtful.all().count();
    }

    @Override
    public String toString() {
        return String.join(
                ":", VERSION, function, Long.toString(read), decided.toString(), doubtful.toString(), digest);
    }
}
