package org.lmsbridge.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a request leaves behind by which its account is known again, should nobody learn how the request ended: the
 * username, and digests of ID number and email address. Kept with the link, so that the records need not be asked about
 * a contact that may have left them. Immutable.
 *
 * @param contact the contact's id
 * @param username the username that was sent
 * @param fingerprint the digests
 */
public record Trace(String contact, String username, String fingerprint) {
    private static final String VERSION = "1";
    private static final int DIGEST_LENGTH = 24;

    /**
     * The trace of an account that is about to be made.
     *
     * @param contact the contact's id
     * @param username the username
     * @param idnumber the ID number
     * @param email the email address
     * @return the trace
     */
    public static Trace of(String contact, String username, String idnumber, String email) {
        var fingerprint =
                String.join(":", VERSION, digest(contact, idnumber), digest(contact, Candidate.emailKey(email)));
        return new Trace(contact, username, fingerprint);
    }

    /**
     * Says whether a user of the site is the one that was sent: it has the username, and the ID number or the email
     * address.
     *
     * @param user the user
     * @return whether it is
     */
    public boolean isLeftBy(SiteUser user) {
        var parts = fingerprint.split(":", -1);
        if (parts.length != 3 || !VERSION.equals(parts[0]) || !username.equals(user.username())) {
            return false;
        }
        return agrees(user.idnumber(), parts[1]) || agrees(user.email().map(Candidate::emailKey), parts[2]);
    }

    private boolean agrees(Optional<String> value, String expected) {
        return value.map(text -> digest(contact, text)).filter(expected::equals).isPresent();
    }

    /** The contact's id goes in, so that equal values of two people do not show as equal. */
    private static String digest(String contact, String value) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(contact.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            var bytes = sha.digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
