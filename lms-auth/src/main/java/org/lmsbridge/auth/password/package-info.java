/**
 * The password format: a check that counts as Moodle does, for new accounts and for a host's own registration form.
 * {@link org.lmsbridge.auth.password.PasswordPolicy#moodleDefault()} is that of a stock site. Pure; no message carries
 * anything of a password.
 */
@NullMarked
package org.lmsbridge.auth.password;

import org.jspecify.annotations.NullMarked;
