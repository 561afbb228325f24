package org.lmsbridge.auth;

import java.net.URI;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lmsbridge.auth.ldap.LdapConfig;
import org.lmsbridge.auth.ldap.MoodleLdapSettings;
import org.lmsbridge.auth.ldap.internal.Listener;
import org.lmsbridge.auth.profile.ProfileRules;

/**
 * An LDAP server inside the process, in front of the records, that a stock Moodle asks with its own LDAP plugin.
 * Read-only: binds, searches by {@code uid} and {@code objectClass}, simple paged results (RFC 2696), StartTLS.
 * Thread-safe.
 */
public final class LdapEndpoint implements AutoCloseable {
    private final LdapConfig config;
    private final ProfileRules profile;
    private final Optional<URI> passwordChangeUrl;
    private final Listener listener;

    LdapEndpoint(LdapConfig config, ProfileRules profile, Optional<URI> passwordChangeUrl, Listener listener) {
        this.config = config;
        this.profile = profile;
        this.passwordChangeUrl = passwordChangeUrl;
        this.listener = listener;
    }

    /** {@return the port on which it listens} */
    public int port() {
        return listener.port();
    }

    /**
     * Says what the administrator of the site enters.
     *
     * @return the settings of Moodle's LDAP plugin, without custom profile fields
     */
    public MoodleLdapSettings moodleSettings() {
        return moodleSettings(new TreeSet<>());
    }

    /**
     * Says what the administrator of the site enters.
     *
     * @param customFields short names of the custom profile fields that the records deliver
     * @return the settings of Moodle's LDAP plugin
     */
    public MoodleLdapSettings moodleSettings(SortedSet<String> customFields) {
        return MoodleLdapSettings.of(config, port(), profile, customFields, passwordChangeUrl);
    }

    /** Ends listening, and closes every connection. A second call does nothing. */
    @Override
    public void close() {
        listener.close();
    }
}
