package org.lmsbridge.moodle;

/** Stands here until the module has its first type. */
public interface Placeholder {}
