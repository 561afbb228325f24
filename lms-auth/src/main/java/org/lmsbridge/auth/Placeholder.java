package org.lmsbridge.auth;

/** Stands here until the module has its first type. */
public interface Placeholder {}
