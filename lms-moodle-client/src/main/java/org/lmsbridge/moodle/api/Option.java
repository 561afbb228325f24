package org.lmsbridge.moodle.api;

/**
 * A named option of a call.
 *
 * @param name the name
 * @param value a text or a number
 */
public record Option(String name, Object value) {}
