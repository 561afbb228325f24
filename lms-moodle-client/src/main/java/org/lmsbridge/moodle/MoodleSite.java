package org.lmsbridge.moodle;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where a Moodle site is and how it is talked to. Immutable; {@code toString} shows no token.
 *
 * <p>The defaults are safe for a site with PHP's own limits; see the module's README for a table of them.
 */
@Value.Immutable
@Value.Style(visibility = Value.Style.ImplementationVisibility.PACKAGE, overshadowImplementation = true, jdkOnly = true)
public interface MoodleSite {

    /** {@return the address of the site, as in a browser, without {@code /login} or the like} */
    URI url();

    /** {@return the token of an external service of the site} */
    Secret token();

    /**
     * Gives the name under which others remember what they know of the site. It has to outlive a move of the site to
     * another address.
     *
     * @return the name; the address unless said otherwise
     */
    @Value.Default
    default String name() {
        return url().toString();
    }

    /** {@return how long to wait for a connection} */
    @Value.Default
    default Duration connectTimeout() {
        return Duration.ofSeconds(10);
    }

    /** {@return how long to wait for the answer of a function that reads} */
    @Value.Default
    default Duration readTimeout() {
        return Duration.ofSeconds(60);
    }

    /** {@return how long to wait for the answer of a function that writes} */
    @Value.Default
    default Duration writeTimeout() {
        return Duration.ofSeconds(180);
    }

    /** {@return how long to wait for a function that copies or removes whole courses} */
    @Value.Default
    default Duration slowTimeout() {
        return Duration.ofMinutes(15);
    }

    /** {@return whether the site's certificate must be trusted; false for a test site only} */
    @Value.Default
    default boolean verifyTls() {
        return true;
    }

    /**
     * {@return whether an {@code http://} address is accepted that is not on the loopback address: token and passwords can
     * be read by everybody on the way}
     */
    @Value.Default
    default boolean plainHttp() {
        return false;
    }

    /** {@return the HTTP proxy, such as {@code http://proxy.example.org:3128}} */
    Optional<URI> proxy();

    /** {@return headers that go with every request, for a gateway in front of the site} */
    @Value.Redacted
    Map<String, String> headers();

    /** {@return how many requests may be under way at once; 4 unless said otherwise} */
    @Value.Default
    default int concurrency() {
        return 4;
    }

    /**
     * {@return how many calls of one bulk may be under way at once, at most {@link #concurrency()}: of a bulk write of
     *     accounts or enrolments, or of a look-up of many values or courses; 2 unless said otherwise} Two are nearly twice as fast
     * as one, and four are slower than two. With more than one it is not determined which of two records is written that
     * exclude each other, such as two accounts with one address.
     */
    @Value.Default
    default int callsAtOnce() {
        return 2;
    }

    /** {@return how many requests may start in a second; no limit unless said otherwise} */
    Optional<Integer> requestsPerSecond();

    /** {@return how many form variables one call may have; PHP drops what is above {@code max_input_vars}} */
    @Value.Default
    default int variablesPerCall() {
        return 900;
    }

    /** {@return how many records one call may write; 100 unless said otherwise. A look-up asks for five times as many} */
    @Value.Default
    default int recordsPerCall() {
        return 100;
    }

    /** {@return how many bytes the body of a call may have; 1 MiB unless said otherwise} */
    @Value.Default
    default int bytesPerCall() {
        return 1 << 20;
    }

    /** {@return how often a call is tried that is safe to repeat; 3 unless said otherwise} */
    @Value.Default
    default int attempts() {
        return 3;
    }

    /** {@return the wait before the second attempt; it doubles from one attempt to the next} */
    @Value.Default
    default Duration backoff() {
        return Duration.ofMillis(500);
    }

    /** {@return the longest wait that a site may ask for before a call gives up instead} */
    @Value.Default
    default Duration longestWait() {
        return Duration.ofSeconds(30);
    }

    /** {@return how long after a write in doubt the site is asked again, if at first it shows nothing of it} */
    @Value.Default
    default Duration settleTime() {
        return Duration.ofSeconds(3);
    }

    /** {@return the password policy that new passwords are checked against before they are sent} */
    @Value.Default
    default PasswordPolicy passwordPolicy() {
        return PasswordPolicy.none();
    }

    /** {@return whether usernames may hold more than Moodle's default, as {@code extendedusernamechars} allows} */
    @Value.Default
    default boolean extendedUsernames() {
        return false;
    }

    /** {@return whether several accounts may share an address, as {@code allowaccountssameemail} allows} */
    @Value.Default
    default boolean sharedEmails() {
        return false;
    }

    /** {@return whether the token's functions are read once, so that a missing one is told before a call} */
    @Value.Default
    default boolean readFunctions() {
        return true;
    }

    /** Refuses values that cannot work, each by name. */
    @Value.Check
    default void check() {
        String scheme = String.valueOf(url().getScheme());
        require(scheme.equals("https") || scheme.equals("http"), "url must start with https:// or http://");
        require(url().getHost() != null, "url must name a host");
        require(
                scheme.equals("https") || plainHttp() || isThisMachine(url().getHost()),
                "url " + url()
                        + " would send the token and passwords in clear: use the site's https:// address, or allow"
                        + " plainHttp where the network is yours");
        require(url().getQuery() == null && url().getFragment() == null, "url must end before ? and #");
        require(url().getUserInfo() == null, "url must not carry a user name or password");
        require(!token().reveal().isBlank(), "token must not be blank");
        require(concurrency() >= 1, "concurrency must be 1 or more");
        require(callsAtOnce() >= 1, "callsAtOnce must be 1 or more");
        require(requestsPerSecond().orElse(1) >= 1, "requestsPerSecond must be 1 or more");
        require(variablesPerCall() >= 20, "variablesPerCall must be 20 or more");
        require(recordsPerCall() >= 1, "recordsPerCall must be 1 or more");
        require(bytesPerCall() >= 1024, "bytesPerCall must be 1024 or more");
        require(attempts() >= 1, "attempts must be 1 or more");
    }

    /** By its very name: none is looked up. */
    private static boolean isThisMachine(String host) {
        return host.matches("(?i)localhost|127(\\.\\d{1,3}){3}|\\[(::|(0+:){7})0*1]");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Makes a site with the defaults.
     *
     * @param url the address of the site; a slash at the end does not matter
     * @param token the token of an external service
     * @return the site
     */
    static MoodleSite of(String url, String token) {
        return of(url, Secret.of(token));
    }

    /**
     * Makes a site with the defaults.
     *
     * @param url the address of the site; a slash at the end does not matter
     * @param token the token of an external service
     * @return the site
     */
    static MoodleSite of(String url, Secret token) {
        return builder().url(url).token(token).build();
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link MoodleSite}. */
    class Builder extends ImmutableMoodleSite.Builder {
        Builder() {}

        /**
         * Sets the address from a text.
         *
         * @param url the address; spaces around it and slashes at its end do not matter
         * @return this builder
         */
        public Builder url(String url) {
            String trimmed = url.strip();
            while (trimmed.endsWith("/")) {
                trimmed = trimmed.substring(0, trimmed.length() - 1);
            }
            url(URI.create(trimmed));
            return this;
        }
    }
}
