package org.lmsbridge.auth.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts attempts to sign in. Hosts that share the work need one that counts for all of them. Thread-safe. Keys are
 * digests, so that nobody reads from them who tried.
 */
public interface SignInAttempts {
    /**
     * Counts one attempt. The first attempt under a key opens a window; when it has passed, counting begins anew.
     *
     * @param key what is counted; at most 64 characters
     * @param now the time
     * @param window how long a window is
     * @return how many attempts there were in the window, this one included
     */
    int count(String key, Instant now, Duration window);

    /**
     * Takes one attempt back, because it turned out not to count.
     *
     * @param key what was counted
     */
    void takeBack(String key);

    /**
     * Forgets what was counted, because somebody proved who they are.
     *
     * @param key what was counted
     */
    void forget(String key);
}
