/** How requests of the LDAP endpoint are read and answered. */
@NullMarked
package org.lmsbridge.auth.ldap.internal;

import org.jspecify.annotations.NullMarked;
