package org.lmsbridge.testkit;

/** Stands here until the module has its first type. */
public interface Placeholder {}
