package org.lmsbridge.completion;

/** Stands here until the module has its first type. */
public interface Placeholder {}
