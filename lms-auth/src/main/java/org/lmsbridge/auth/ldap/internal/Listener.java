package org.lmsbridge.auth.ldap.internal;

import com.unboundid.ldap.listener.LDAPListener;
import com.unboundid.ldap.listener.LDAPListenerConfig;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.listener.StartTLSRequestHandler;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.internal.SignIns;
import org.lmsbridge.auth.ldap.LdapConfig;
import org.lmsbridge.auth.ldap.LdapSecurity;
import org.lmsbridge.core.records.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket with everything behind it. Thread-safe. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** Far above what Moodle sends; filters nested deeper than this allows would exhaust the stack. */
    private static final int MOST_BYTES = 8_192;

    private final LDAPListener listener;
    private final Watch watch;

    private Listener(LDAPListener listener, Watch watch) {
        this.listener = listener;
        this.watch = watch;
    }

    /**
     * Begins to listen.
     *
     * @param config how
     * @param rules what the settings say about accounts
     * @param signIns who signs in
     * @param timeout how long the records may take to answer
     * @param clock the clock
     * @return the listener
     * @throws UncheckedIOException if the port cannot be had
     * @throws IllegalArgumentException if certificate and key cannot be read
     */
    public static Listener open(LdapConfig config, AccountRules rules, SignIns signIns, Duration timeout, Clock clock) {
        var watch = new Watch(config.idle().plus(timeout));
        var made = new LDAPListenerConfig(config.port(), handler(config, rules, signIns, watch, clock));
        made.setListenAddress(config.address());
        made.setMaxConnections(config.maxConnections());
        made.setMaxMessageSizeBytes(MOST_BYTES);
        made.setUseLinger(false);
        if (config.security() == LdapSecurity.LDAPS) {
            made.setServerSocketFactory(tls(config, SSLUtil::createSSLServerSocketFactory));
        }
        var listener = new LDAPListener(made);
        try {
            listener.startListening();
        } catch (IOException e) {
            watch.close();
            throw new UncheckedIOException(
                    "the LDAP endpoint cannot listen on " + config.address().getHostAddress() + ":" + config.port()
                            + "; set ldapPort or ldapAddress, or end what listens there",
                    e);
        }
        LOG.info("ldap endpoint listening port={} security={}", listener.getListenPort(), config.security());
        return new Listener(listener, watch);
    }

    private static LDAPListenerRequestHandler handler(
            LdapConfig config, AccountRules rules, SignIns signIns, Watch watch, Clock clock) {
        var base = name(config.baseDn());
        var mustChange = new MustChange(clock);
        var startTls = config.security() == LdapSecurity.START_TLS;
        var directory =
                new Directory(base, new Entries(base, rules), signIns.sources(), signIns.work(), mustChange, startTls);
        var binds = new Binds(
                name(config.bindDn()),
                config.bindPassword(),
                directory,
                signIns.authenticator(),
                signIns.followUp(),
                mustChange);
        var pace = new Pace(config.requestsPerSecond(), System::nanoTime);
        var requests = new Requests(binds, directory, pace, watch, config.security() != LdapSecurity.PLAIN);
        return startTls ? new StartTLSRequestHandler(tls(config, SSLUtil::createSSLSocketFactory), requests) : requests;
    }

    private static DN name(String text) {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new IllegalArgumentException(text + " is no distinguished name", e);
        }
    }

    private interface Factory<T> {
        T of(SSLUtil tls) throws GeneralSecurityException;
    }

    private static <T> T tls(LdapConfig config, Factory<T> factory) {
        var file = config.keyStore().orElseThrow().toString();
        var password = config.keyStorePassword().map(Secret::reveal).orElse("").toCharArray();
        try {
            return factory.of(new SSLUtil(new KeyStoreKeyManager(file, password, "PKCS12", null), null));
        } catch (GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private static IllegalArgumentException unreadable(String file, Exception cause) {
        return new IllegalArgumentException(
                "ldapKeyStore " + file + " cannot be used: a PKCS #12 file with certificate and key is needed, and"
                        + " ldapKeyStorePassword must open it",
                cause);
    }

    /** {@return the port} */
    public int port() {
        return listener.getListenPort();
    }

    /** Ends listening, and closes every connection. */
    @Override
    public void close() {
        listener.shutDown(false);
        watch.close();
        listener.closeAllConnections(false);
        LOG.info("ldap endpoint closed");
    }
}
