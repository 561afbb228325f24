/** The LDAP endpoint: sign-in from the records for a stock Moodle, through Moodle's own LDAP plugin. */
@NullMarked
package org.lmsbridge.auth.ldap;

import org.jspecify.annotations.NullMarked;
