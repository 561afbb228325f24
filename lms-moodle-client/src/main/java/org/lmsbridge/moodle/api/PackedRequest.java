package org.lmsbridge.moodle.api;

/**
 * A call inside a call.
 *
 * @param function the function
 * @param arguments the parameters, a JSON object
 * @param settingraw whether texts are wanted as stored
 */
public record PackedRequest(String function, String arguments, boolean settingraw) {}
