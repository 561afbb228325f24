/** The profile fields of Moodle accounts: whose they are, and what the records may overwrite. Pure functions. */
@NullMarked
package org.lmsbridge.auth.profile;

import org.jspecify.annotations.NullMarked;
