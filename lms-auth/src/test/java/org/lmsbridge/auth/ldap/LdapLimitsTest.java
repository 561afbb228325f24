package org.lmsbridge.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.LdapEndpoint;
import org.lmsbridge.auth.Records;

/** What hostile or careless clients can do to the endpoint. */
class LdapLimitsTest {
    private static final String BASE = "ou=people,o=records";
    private static final String SERVICE = "cn=moodle,o=records";
    private static final String PASSWORD = "a-long-service-password";

    @TempDir
    Path directory;

    private Bench bench;
    private LdapEndpoint endpoint;

    private void open(Map<String, String> further) {
        var settings =
                new HashMap<>(Map.of("ldapBindPassword", PASSWORD, "ldapPort", "0", "signInTimeoutSeconds", "5"));
        settings.putAll(further);
        bench = new Bench(directory.resolve("state"), settings);
        bench.records().put(Records.contact("1"));
        endpoint = bench.auth().openLdapEndpoint();
    }

    @AfterEach
    void close() {
        endpoint.close();
        bench.close();
    }

    @Test
    void rubbishEndsItsOwnConnectionOnly() throws Exception {
        open(Map.of());
        var random = new Random(4_711);
        for (int i = 0; i < 300; i++) {
            var rubbish = new byte[random.nextInt(400) + 1];
            random.nextBytes(rubbish);
            if (i % 3 == 0) {
                rubbish[0] = 0x30;
            }
            send(rubbish);
        }
        assertThatItAnswers();
    }

    @Test
    void damagedRequestsEndTheirOwnConnectionOnly() throws Exception {
        open(Map.of());
        var bind = new com.unboundid.ldap.protocol.LDAPMessage(
                        1, new com.unboundid.ldap.protocol.BindRequestProtocolOp(SERVICE, PASSWORD))
                .encode()
                .encode();
        for (int at = 0; at < bind.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit += 3) {
                var damaged = bind.clone();
                damaged[at] ^= (byte) (1 << bit);
                send(damaged);
            }
        }
        assertThatItAnswers();
    }

    /** Sends, and does not mind how the server ends it. */
    private void send(byte[] bytes) throws Exception {
        try (var socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            socket.setSoTimeout(60_000);
            while (socket.getInputStream().read() >= 0) {
                // Whatever it says.
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageNotContaining("refused");
        }
    }

    @Test
    void nestedFiltersExhaustNothing() throws Exception {
        open(Map.of());
        for (int depth : new int[] {5, 50, 500, 1_000, 2_000, 10_000, 100_000}) {
            send(search(depth));
        }
        assertThatItAnswers();
    }

    /** A search with a filter of so many "and" in each other, which a client's own encoder could not write. */
    private static byte[] search(int depth) {
        var filter = new byte[] {(byte) 0x87, 3, 'u', 'i', 'd'};
        var nested = new ByteArrayOutputStream();
        for (int i = depth; i > 0; i--) {
            nested.writeBytes(header(0xA0, filter.length + 6 * (i - 1)));
        }
        nested.writeBytes(filter);
        var operation = new ByteArrayOutputStream();
        operation.writeBytes(new byte[] {4, 0, 10, 1, 2, 10, 1, 0, 2, 1, 0, 2, 1, 0, 1, 1, 0});
        operation.writeBytes(nested.toByteArray());
        operation.writeBytes(new byte[] {0x30, 0});
        var message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {2, 1, 1});
        message.writeBytes(header(0x63, operation.size()));
        message.writeBytes(operation.toByteArray());
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(header(0x30, message.size()));
        whole.writeBytes(message.toByteArray());
        return whole.toByteArray();
    }

    private static byte[] header(int type, int length) {
        return new byte[] {
            (byte) type,
            (byte) 0x84,
            (byte) (length >>> 24),
            (byte) (length >>> 16),
            (byte) (length >>> 8),
            (byte) length
        };
    }

    @Test
    void aConnectionThatDoesNothingIsClosed() throws Exception {
        open(Map.of("ldapIdleSeconds", "1"));
        try (var socket = new Socket("127.0.0.1", endpoint.port())) {
            socket.getOutputStream().write(0x30);
            socket.setSoTimeout(60_000);
            assertThat(socket.getInputStream().read()).isNegative();
        }
        assertThatItAnswers();
    }

    @Test
    void noMoreConnectionsAreOpenThanAllowed() throws Exception {
        open(Map.of("ldapMaxConnections", "3"));
        try (var first = new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, PASSWORD);
                var second = new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, PASSWORD);
                var third = new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, PASSWORD)) {
            assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, PASSWORD).close())
                    .isInstanceOf(LDAPException.class);
            assertThat(first.isConnected() && second.isConnected() && third.isConnected())
                    .isTrue();
        }
    }

    @Test
    void requestsAboveTheRateAreSlowedDown() throws Exception {
        open(Map.of("ldapRequestsPerSecond", "10"));
        try (var connection = new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, PASSWORD)) {
            long begin = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                connection.bind(SERVICE, PASSWORD);
            }
            assertThat(System.nanoTime() - begin).isGreaterThan(800_000_000L);
        }
    }

    @Test
    void nobodyBindsBeforeTlsIsOn() throws Exception {
        open(TlsFiles.make(directory, "start-tls"));
        var tls = new SSLUtil(new TrustAllTrustManager());
        try (var connection = new LDAPConnection("127.0.0.1", endpoint.port())) {
            assertThatThrownBy(() -> connection.bind(SERVICE, PASSWORD))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            failure ->
                                    assertThat(failure.getResultCode()).isEqualTo(ResultCode.CONFIDENTIALITY_REQUIRED));
            connection.processExtendedOperation(new StartTLSExtendedRequest(tls.createSSLContext()));
            assertThat(connection.bind(SERVICE, PASSWORD).getResultCode()).isEqualTo(ResultCode.SUCCESS);
            assertThat(connection.getRootDSE().supportsExtendedOperation(StartTLSExtendedRequest.STARTTLS_REQUEST_OID))
                    .isTrue();
        }
        assertThat(endpoint.moodleSettings().values()).containsEntry("start_tls", "1");
    }

    @Test
    void ldapsIsTlsFromTheFirstByte() throws Exception {
        open(TlsFiles.make(directory, "ldaps"));
        var sockets = new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory();
        try (var connection = new LDAPConnection(sockets, "127.0.0.1", endpoint.port(), SERVICE, PASSWORD)) {
            assertThat(connection.search(BASE, SearchScope.ONE, "(uid=*)").getEntryCount())
                    .isEqualTo(1);
        }
        assertThat(endpoint.moodleSettings().values().get("host_url")).startsWith("ldaps://");
    }

    private void assertThatItAnswers() throws LDAPException {
        try (var connection = new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, PASSWORD)) {
            assertThat(connection.search(BASE, SearchScope.SUB, "(uid=*)").getEntryCount())
                    .isEqualTo(1);
        }
    }
}
