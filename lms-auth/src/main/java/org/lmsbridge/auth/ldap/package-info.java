/**
 * The LDAP endpoint: sign-in from the records for a stock Moodle, through Moodle's own LDAP plugin. The setting {@code
 * ldapEndpoint} opens it with the bridge, or {@code AuthPlugin.openLdapEndpoint()} at another time. {@link
 * org.lmsbridge.auth.ldap.MoodleLdapSettings} says what Moodle's administrator enters.
 */
@NullMarked
package org.lmsbridge.auth.ldap;

import org.jspecify.annotations.NullMarked;
