/**
 * The auth plugin: which accounts contacts have in Moodle, under which username, and whether a password is right. Give
 * an {@link org.lmsbridge.auth.AuthPlugin} to the bridge; its settings are the constants of {@link
 * org.lmsbridge.auth.AuthSettings}. It offers accounts to the enrol plugin, keeps those that exist as the records want
 * them, and signs people in.
 */
@NullMarked
package org.lmsbridge.auth;

import org.jspecify.annotations.NullMarked;
