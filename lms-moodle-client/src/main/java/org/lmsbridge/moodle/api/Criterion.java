package org.lmsbridge.moodle.api;

/**
 * What must hold for what is listed.
 *
 * @param key the field
 * @param value the value
 */
public record Criterion(String key, String value) {}
