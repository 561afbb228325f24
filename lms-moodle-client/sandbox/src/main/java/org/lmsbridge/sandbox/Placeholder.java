package org.lmsbridge.sandbox;

/** Stands here until the module has its first type. */
public interface Placeholder {}
