package org.lmsbridge.moodle.destination;

import java.util.Map;

/**
 * A request as it would be sent, with secrets masked. Immutable.
 *
 * @param function the web service function
 * @param url the address that it would be posted to
 * @param headers headers of site and destination by name; the values are masked, because they often hold keys
 * @param body the form, token and passwords masked
 * @param records how many records travel in it
 */
public record PreviewedRequest(String function, String url, Map<String, String> headers, String body, int records) {}
