package org.lmsbridge.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lmsbridge.auth.Bench;
import org.lmsbridge.auth.LdapEndpoint;
import org.lmsbridge.auth.Records;

/** The endpoint as OpenLDAP's own client sees it, which is also what PHP's {@code ldap} extension is made of. */
class LdapSearchTest {
    private static final String SERVICE = "cn=moodle,o=records";
    private static final String PASSWORD = "a-long-service-password";
    private static final String BASE = "ou=people,o=records";
    private static final String SIGNED_IN = "dn: uid=person1@example.org," + BASE;

    private static final int CONFIDENTIALITY_REQUIRED = 13;
    private static final int INVALID_CREDENTIALS = 49;
    private static final int INSUFFICIENT_ACCESS = 50;

    @TempDir
    Path directory;

    private record Ended(int status, String out) {}

    @BeforeEach
    void isThere() {
        var there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "ldapsearch")));
        assumeTrue(there, "ldapsearch is not installed; on Debian it is in the package ldap-utils");
    }

    @Test
    void findsAndSignsInWithoutTls() throws Exception {
        try (var bench = bench(Map.of());
                var endpoint = bench.auth().openLdapEndpoint()) {
            assertThat(asService(endpoint, "ldap", PASSWORD).out()).contains(SIGNED_IN);
            assertThat(asPerson(endpoint, "ldap", Records.PASSWORD).status()).isEqualTo(INSUFFICIENT_ACCESS);
            assertThat(asPerson(endpoint, "ldap", "Wrong-1-password").status()).isEqualTo(INVALID_CREDENTIALS);
        }
    }

    @ParameterizedTest
    @CsvSource({"start-tls, ldap, -ZZ", "ldaps, ldaps, -x"})
    void findsAndSignsInOverTls(String security, String scheme, String option) throws Exception {
        try (var bench = bench(tls(security));
                var endpoint = bench.auth().openLdapEndpoint()) {
            var found = asService(endpoint, scheme, PASSWORD, option);
            assertThat(found.out()).contains(SIGNED_IN);
            assertThat(found.status()).isZero();
            assertThat(asService(endpoint, scheme, "wrong-password-of-it", option)
                            .status())
                    .isEqualTo(INVALID_CREDENTIALS);
            assertThat(asPerson(endpoint, scheme, "Wrong-1-password", option).status())
                    .isEqualTo(INVALID_CREDENTIALS);
            Files.delete(directory.resolve("ca.pem"));
            assertThat(asService(endpoint, scheme, PASSWORD, option).out())
                    .as("a certificate that the client does not trust")
                    .containsAnyOf("Connect error", "Can't contact LDAP server");
        }
    }

    @Test
    void nobodyBindsInPlainWhereTlsIsAskedFor() throws Exception {
        try (var bench = bench(tls("start-tls"));
                var endpoint = bench.auth().openLdapEndpoint()) {
            assertThat(asService(endpoint, "ldap", PASSWORD).status()).isEqualTo(CONFIDENTIALITY_REQUIRED);
        }
    }

    private Bench bench(Map<String, String> further) {
        var settings = new HashMap<>(Map.of("ldapBindPassword", PASSWORD, "ldapPort", "0"));
        settings.putAll(further);
        var bench = new Bench(directory.resolve("state"), settings);
        bench.records().put(Records.contact("1"));
        return bench;
    }

    private Ended asService(LdapEndpoint endpoint, String scheme, String password, String... options)
            throws IOException, InterruptedException {
        return search(endpoint, scheme, SERVICE, password, options);
    }

    private Ended asPerson(LdapEndpoint endpoint, String scheme, String password, String... options)
            throws IOException, InterruptedException {
        return search(endpoint, scheme, "uid=person1@example.org," + BASE, password, options);
    }

    private Ended search(LdapEndpoint endpoint, String scheme, String who, String password, String... options)
            throws IOException, InterruptedException {
        var secret = directory.resolve("password");
        Files.writeString(secret, password);
        var command = new ArrayList<>(List.of("ldapsearch", "-x", "-LLL", "-o", "nettimeout=30"));
        command.addAll(List.of(options));
        command.addAll(List.of("-H", scheme + "://127.0.0.1:" + endpoint.port(), "-D", who, "-y", secret.toString()));
        command.addAll(List.of("-b", BASE, "-E", "pr=100/noprompt", "(&(objectClass=inetOrgPerson)(uid=*))", "uid"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LDAPTLS_CACERT", directory.resolve("ca.pem").toString());
        builder.environment().put("LDAPTLS_REQCERT", "demand");
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out);
    }

    /** A key for the endpoint's address (OpenLDAP takes the name localhost for that of the machine), and its certificate as the client wants it. */
    private Map<String, String> tls(String security) throws IOException, GeneralSecurityException {
        var settings = TlsFiles.make(directory, security);
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = new FileInputStream(settings.get("ldapKeyStore"))) {
            keys.load(file, settings.get("ldapKeyStorePassword").toCharArray());
        }
        var certificate = keys.getCertificate(keys.aliases().nextElement()).getEncoded();
        Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n");
        return settings;
    }
}
