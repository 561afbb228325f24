package org.lmsbridge.auth.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.auth.profile.ProfileRules;

/**
 * What the records want an existing account to be. Immutable.
 *
 * @param values the profile under Moodle's names, without what Moodle would refuse
 * @param username the username that a new account would get; empty if the account keeps the one that it has
 */
public record Desired(SortedMap<String, String> values, Optional<String> username) {
    private static final String VERSION = "p1:";
    private static final int DIGEST_LENGTH = 32;

    public Desired {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Works it out.
     *
     * @param candidate the contact and its keys
     * @param follow whether the username follows the records
     * @return what is wanted
     */
    public static Desired of(Candidate candidate, boolean follow) {
        var values = new TreeMap<>(ProfileValues.of(candidate.contact()).values());
        values.put(AccountChanges.FIRSTNAME, candidate.contact().firstName().strip());
        values.put(AccountChanges.LASTNAME, candidate.contact().lastName().strip());
        candidate.email().ifPresent(email -> values.put(AccountChanges.EMAIL, email));
        values.put(AccountChanges.IDNUMBER, candidate.idnumber());
        return new Desired(values, follow ? candidate.username().username() : Optional.empty());
    }

    /**
     * Compares with what the site has.
     *
     * @param there what the site has, by Moodle's names
     * @param rules whose each field is
     * @return the fields that are written
     */
    public SortedMap<String, String> overwrites(Map<String, String> there, ProfileRules rules) {
        var written = new TreeMap<String, String>();
        values.forEach((field, value) -> {
            if (rules.of(field).overwrites(there.getOrDefault(field, ""), value)) {
                written.put(field, value);
            }
        });
        return written;
    }

    /**
     * Gives a digest by which an unchanged account is known without asking the site.
     *
     * @param rules whose each field is; other rules give another digest
     * @return the digest
     */
    public String fingerprint(ProfileRules rules) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            values.forEach((field, value) -> {
                add(sha, field);
                add(sha, value);
                add(sha, rules.of(field).moodleName());
            });
            add(sha, username.orElse(""));
            return VERSION + HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, String text) {
        sha.update(text.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
    }
}
