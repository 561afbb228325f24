package org.lmsbridge.auth.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.lmsbridge.core.records.Secret;

/**
 * How the LDAP endpoint listens. Immutable.
 *
 * @param address the address that it listens on
 * @param port the port; 0 for any that is free
 * @param security how connections are protected
 * @param keyStore the PKCS #12 file with certificate and key; needed for TLS
 * @param keyStorePassword its password; empty where it has none
 * @param baseDn under which name everybody is found
 * @param bindDn as whom Moodle binds
 * @param bindPassword Moodle's password, at least 16 characters
 * @param maxConnections how many connections at once
 * @param idle how long a connection may do nothing
 * @param requestsPerSecond how many requests a second, over all connections
 */
public record LdapConfig(
        InetAddress address,
        int port,
        LdapSecurity security,
        Optional<Path> keyStore,
        Optional<Secret> keyStorePassword,
        String baseDn,
        String bindDn,
        Secret bindPassword,
        int maxConnections,
        Duration idle,
        int requestsPerSecond) {
    private static final int LEAST_PASSWORD = 16;

    public LdapConfig {
        if (security == LdapSecurity.PLAIN && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("the LDAP endpoint would send passwords unprotected over the network:"
                    + " set ldapSecurity to start-tls or ldaps, or ldapAddress to 127.0.0.1");
        }
        if (security != LdapSecurity.PLAIN && keyStore.isEmpty()) {
            throw new IllegalArgumentException("the LDAP endpoint needs ldapKeyStore for TLS");
        }
        if (bindPassword.reveal().length() < LEAST_PASSWORD) {
            throw new IllegalArgumentException("ldapBindPassword must have at least " + LEAST_PASSWORD + " characters");
        }
        check("ldapBaseDn", baseDn);
        check("ldapBindDn", bindDn);
    }

    private static void check(String setting, String name) {
        if (name.isBlank() || !isValid(name)) {
            throw new IllegalArgumentException(setting + " is no distinguished name such as ou=people,o=records");
        }
    }

    private static boolean isValid(String name) {
        try {
            new DN(name);
            return true;
        } catch (LDAPException e) {
            return false;
        }
    }
}
