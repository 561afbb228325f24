/**
 * The profile fields of Moodle accounts: whose they are, and what the records may overwrite. Pure functions over what
 * the records and the site say. The settings are those of {@link org.lmsbridge.auth.profile.ProfileSettings}, and one
 * lock for each field.
 */
@NullMarked
package org.lmsbridge.auth.profile;

import org.jspecify.annotations.NullMarked;
