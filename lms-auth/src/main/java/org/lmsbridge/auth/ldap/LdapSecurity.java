package org.lmsbridge.auth.ldap;

/** How connections to the LDAP endpoint are protected. */
public enum LdapSecurity {
    /** Not at all; on the loopback address only. */
    PLAIN,
    /** Clients begin in plain and turn TLS on before they bind. */
    START_TLS,
    /** TLS from the first byte. */
    LDAPS
}
