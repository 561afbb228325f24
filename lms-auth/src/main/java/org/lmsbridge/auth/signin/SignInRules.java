package org.lmsbridge.auth.signin;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the settings say about signing in. Immutable.
 *
 * @param attemptsPerUsername how many attempts one username has in a window; at least 1
 * @param attemptsPerAddress how many attempts one address has in a window; at least 1
 * @param window how long a window is
 * @param exemptAddresses addresses that stand for many people and have no limit
 * @param timeout how long the records have to answer
 * @param concurrency how many sign-ins are checked at once; at least 1
 * @param passwordChangeUrl where people choose another password
 */
public record SignInRules(
        int attemptsPerUsername,
        int attemptsPerAddress,
        Duration window,
        Set<InetAddress> exemptAddresses,
        Duration timeout,
        int concurrency,
        Optional<URI> passwordChangeUrl) {
    public SignInRules {
        exemptAddresses = Set.copyOf(exemptAddresses);
    }
}
