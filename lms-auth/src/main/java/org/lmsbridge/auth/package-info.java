/**
 * The auth plugin: which accounts contacts have in Moodle, and under which username. Give an {@code AuthPlugin} to the
 * bridge; its settings are the constants of {@code AuthSettings}.
 */
@NullMarked
package org.lmsbridge.auth;

import org.jspecify.annotations.NullMarked;
