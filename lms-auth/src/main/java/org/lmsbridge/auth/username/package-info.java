/**
 * Usernames from the records: which value of a contact serves, and whether Moodle takes it. Pure functions that know
 * neither site nor state; {@link org.lmsbridge.auth.username.UsernameSource} is the choice that a provider makes.
 */
@NullMarked
package org.lmsbridge.auth.username;

import org.jspecify.annotations.NullMarked;
