package org.lmsbridge.core.setting;

import java.net.URI;
import java.time.Duration;
import org.lmsbridge.core.records.Secret;

/**
 * How the site is reached, as the settings say. Immutable; {@code toString} shows no token.
 *
 * @param url the address of the site, without a slash at its end
 * @param token the token of an external service of the site
 * @param verifyTls whether the site's certificate must be trusted
 * @param plainHttp whether an address without TLS is accepted off the loopback address
 * @param requestTimeout how long to wait for an answer
 * @param syncTimeout how long one task of an event may take
 */
public record MoodleConnection(
        URI url, Secret token, boolean verifyTls, boolean plainHttp, Duration requestTimeout, Duration syncTimeout) {}
