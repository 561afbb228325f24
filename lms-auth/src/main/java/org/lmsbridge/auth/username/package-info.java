/**
 * Usernames from the records: which value of a contact serves, and whether Moodle takes it. Pure functions that know
 * neither site nor state.
 */
@NullMarked
package org.lmsbridge.auth.username;

import org.jspecify.annotations.NullMarked;
