/**
 * The web service functions, a class per area; each reads checked parameters and answers a
 * structure that is cleaned afterwards.
 */
@NullMarked
package org.lmsbridge.sandbox.internal.function;

import org.jspecify.annotations.NullMarked;
