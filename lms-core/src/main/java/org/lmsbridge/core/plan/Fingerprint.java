package org.lmsbridge.core.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/** What a change is recognised by without holding it: the first half of a SHA-256 over all that it says. */
record Fingerprint(long high, long low) {
    static Fingerprint of(Change change) {
        var digest = sha256();
        add(digest, change.kind().name());
        add(digest, change.subject());
        addAll(digest, change.expects().keySet());
        addAll(digest, change.expects().values());
        addAll(digest, change.values().keySet());
        addAll(digest, change.values().values());
        addAll(digest, change.because());
        var bytes = ByteBuffer.wrap(digest.digest());
        return new Fingerprint(bytes.getLong(), bytes.getLong());
    }

    /** {@return in which of so many equal parts it falls} */
    int part(int parts) {
        return (int) Long.remainderUnsigned(high, parts);
    }

    private static void addAll(MessageDigest digest, Collection<String> texts) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, texts.size()));
        texts.forEach(text -> add(digest, text));
    }

    /** With its length before it, so that no two changes run into the same text. */
    private static void add(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
