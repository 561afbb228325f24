package org.lmsbridge.core.event;

/**
 * Something that happened, told to whoever subscribed to its type. A plugin may bring types of its own: immutable
 * values, with ids rather than personal data.
 */
public interface Event {}
