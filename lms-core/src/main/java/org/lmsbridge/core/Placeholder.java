package org.lmsbridge.core;

/** Stands here until the module has its first type. */
public interface Placeholder {}
