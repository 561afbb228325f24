package org.lmsbridge.enrol;

/** Stands here until the module has its first type. */
public interface Placeholder {}
