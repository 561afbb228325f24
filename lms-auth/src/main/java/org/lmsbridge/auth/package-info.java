/** The auth plugin: accounts in Moodle for the contacts of the records. */
@NullMarked
package org.lmsbridge.auth;

import org.jspecify.annotations.NullMarked;
