package org.lmsbridge.sandbox.internal.function;

import java.util.Set;

/**
 * Who calls: the owner of a token, and what the token's service offers.
 *
 * @param userId the owner
 * @param functions the functions of the service, empty where the service is switched off
 */
public record Caller(long userId, Set<String> functions) {}
