package org.lmsbridge.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.cert.ManageCertificates;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;

/** Makes what TLS needs. */
final class TlsFiles {
    private TlsFiles() {}

    /** {@return settings of an endpoint with a key of its own for 127.0.0.1} */
    static Map<String, String> make(Path directory, String security) {
        var file = directory.resolve("server.p12").toString();
        var made = ManageCertificates.main(
                null,
                new ByteArrayOutputStream(),
                new ByteArrayOutputStream(),
                "generate-self-signed-certificate",
                "--keystore",
                file,
                "--keystore-password",
                "changeit",
                "--keystore-type",
                "PKCS12",
                "--alias",
                "server",
                "--subject-dn",
                "CN=localhost",
                "--subject-alternative-name-ip-address",
                "127.0.0.1",
                "--basic-constraints-is-ca",
                "true");
        assertThat(made).isEqualTo(ResultCode.SUCCESS);
        return Map.of("ldapSecurity", security, "ldapKeyStore", file, "ldapKeyStorePassword", "changeit");
    }
}
