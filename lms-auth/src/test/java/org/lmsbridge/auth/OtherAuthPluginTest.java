package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/** An auth plugin that somebody else wrote, beside ours. */
class OtherAuthPluginTest {
    private static final String BASE = "ou=people,o=records";
    private static final String SERVICE = "cn=moodle,o=records";
    private static final String SERVICE_PASSWORD = "a-long-service-password";
    private static final String STAFF_PASSWORD = "Staff-1-password";

    @TempDir
    Path state;

    private final StaffPlugin staff = new StaffPlugin();
    private final AuthPlugin auth = new AuthPlugin();

    private LmsBridge bridge(Object records, Map<String, String> settings) {
        return LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.of(MoodleSite.of("http://127.0.0.1:1", "unused")))
                .plugins(auth, staff)
                .settings(SettingsSource.of(Map.of("auth_records.ldapBindPassword", SERVICE_PASSWORD)))
                .settings(SettingsSource.of(settings))
                .state(StateStore.embedded(state))
                .build();
    }

    private static Records records() {
        var records = new Records();
        records.put(Records.contact("1"));
        return records;
    }

    @Test
    void bothLetTheirPeopleInOnTheHostsOwnPages() throws Exception {
        try (var bridge = bridge(records(), Map.of())) {
            assertThat(bridge.plugins()).hasSize(2);
            assertThat(signIn("person1@example.org", Records.PASSWORD)).isEqualTo(SignInStatus.ACCEPTED);
            assertThat(signIn("tutor", STAFF_PASSWORD)).isEqualTo(SignInStatus.ACCEPTED);
            assertThat(signIn("tutor", Records.PASSWORD)).isEqualTo(SignInStatus.WRONG_CREDENTIALS);
            assertThat(signIn("nobody", STAFF_PASSWORD)).isEqualTo(SignInStatus.WRONG_CREDENTIALS);
            staff.failing = true;
            assertThat(signIn("person1@example.org", Records.PASSWORD)).isEqualTo(SignInStatus.ACCEPTED);
            assertThat(signIn("tutor", STAFF_PASSWORD)).isEqualTo(SignInStatus.UNAVAILABLE);
        }
    }

    @Test
    void bothLetTheirPeopleInAtTheLdapEndpoint() throws Exception {
        try (var bridge = bridge(records(), Map.of("auth_records.ldapPort", "0"));
                var endpoint = auth.openLdapEndpoint();
                var connection = new LDAPConnection("127.0.0.1", endpoint.port(), SERVICE, SERVICE_PASSWORD)) {
            assertThat(bridge.plugins()).hasSize(2);
            var all = connection.search(BASE, SearchScope.SUB, "(objectClass=inetOrgPerson)", "uid");
            assertThat(all.getSearchEntries())
                    .extracting(entry -> entry.getAttributeValue("uid"))
                    .containsExactly("person1@example.org", "tutor");
            var tutor = connection
                    .search(BASE, SearchScope.SUB, "(uid=TUTOR)", "uid", "sn")
                    .getSearchEntries()
                    .get(0);
            assertThat(tutor.getAttributeValue("sn")).isEqualTo("Last900");
            assertThat(connection.bind(tutor.getDN(), STAFF_PASSWORD).getResultCode())
                    .isEqualTo(ResultCode.SUCCESS);
            assertThatThrownBy(() -> connection.bind(tutor.getDN(), Records.PASSWORD))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.INVALID_CREDENTIALS));
            staff.failing = true;
            connection.bind(SERVICE, SERVICE_PASSWORD);
            assertThatThrownBy(() -> connection.search(BASE, SearchScope.SUB, "(objectClass=inetOrgPerson)", "uid"))
                    .isInstanceOfSatisfying(
                            LDAPException.class,
                            e -> assertThat(e.getResultCode()).isEqualTo(ResultCode.UNAVAILABLE));
        }
    }

    @Test
    void whoStandsFirstSaysWhoseANameIs() throws Exception {
        staff.contact = Records.contact("900").email("Person1@Example.org").build();
        staff.username = "person1@example.org";
        try (var bridge = bridge(records(), Map.of())) {
            bridge.plugins().up("auth_staff", "Maja");
            assertThat(signIn("person1@example.org", STAFF_PASSWORD)).isEqualTo(SignInStatus.ACCEPTED);
            assertThat(signIn("person1@example.org", Records.PASSWORD)).isEqualTo(SignInStatus.WRONG_CREDENTIALS);
        }
    }

    @Test
    void recordsWithoutPasswordsNeedAnotherPluginThatHasThem() throws Exception {
        Contacts withoutPasswords = new Contacts() {
            @Override
            public List<Contact> byIds(Set<ContactId> ids) {
                return List.of();
            }
        };
        try (var bridge = bridge(withoutPasswords, Map.of())) {
            assertThat(bridge.plugins()).hasSize(2);
            assertThat(signIn("tutor", STAFF_PASSWORD)).isEqualTo(SignInStatus.ACCEPTED);
        }
        var alone = new AuthPlugin();
        try (var bridge = LmsBridge.builder()
                .records(withoutPasswords)
                .provide(MoodleClient.of(MoodleSite.of("http://127.0.0.1:1", "unused")))
                .plugins(alone)
                .state(StateStore.embedded(state))
                .build()) {
            assertThat(bridge.plugins()).hasSize(1);
            assertThatThrownBy(() -> alone.authenticate("tutor", "x".toCharArray(), InetAddress.getLoopbackAddress()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("add an auth plugin that can");
        }
    }

    @Test
    void thePortIsClosedWhileThePluginIsDisabled() throws Exception {
        var port = freePort();
        try (var bridge = bridge(
                records(),
                Map.of("auth_records.ldapEndpoint", "true", "auth_records.ldapPort", String.valueOf(port)))) {
            assertThat(auth.ldapEndpoint()).isEmpty();
            bridge.start();
            assertThat(auth.ldapEndpoint().orElseThrow().moodleSettings().values())
                    .containsEntry("host_url", "ldap://127.0.0.1:" + port);
            try (var connection = new LDAPConnection("127.0.0.1", port, SERVICE, SERVICE_PASSWORD)) {
                bridge.plugins().disable("auth_records", "Maja");
                assertThatThrownBy(() -> connection.bind(SERVICE, SERVICE_PASSWORD))
                        .isInstanceOf(LDAPException.class);
            }
            assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", port)).isInstanceOf(LDAPException.class);
            bridge.plugins().enable("auth_records", "Maja");
            try (var connection = new LDAPConnection("127.0.0.1", port, SERVICE, SERVICE_PASSWORD)) {
                assertThat(connection.isConnected()).isTrue();
            }
        }
    }

    private SignInStatus signIn(String username, String password) throws Exception {
        return auth.authenticate(username, password.toCharArray(), InetAddress.getByName("192.0.2.1"))
                .status();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Lets one tutor in, who is in no records. */
    private static final class StaffPlugin implements Plugin {
        private volatile boolean failing;
        private volatile String username = "tutor";
        private volatile Contact contact = Records.contact("900").build();

        @Override
        public PluginType type() {
            return PluginType.AUTH;
        }

        @Override
        public String component() {
            return "auth_staff";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext context) {
            context.contribute(SignInSource.class, new Staff());
        }

        private final class Staff implements SignInSource {
            @Override
            public String component() {
                return "auth_staff";
            }

            @Override
            public Optional<SignInName> find(String name) {
                if (failing) {
                    throw new RecordsUnavailableException("the staff directory does not answer");
                }
                return Optional.of(new SignInName(username, contact))
                        .filter(who -> who.username().equals(name));
            }

            @Override
            public CredentialVerdict verify(Optional<SignInName> who, char[] password) {
                return who.isPresent() && Arrays.equals(password, STAFF_PASSWORD.toCharArray())
                        ? CredentialVerdict.ACCEPTED
                        : CredentialVerdict.REJECTED;
            }

            @Override
            public Listed list(Optional<String> after, int limit) {
                return new Listed(find(username).stream().toList(), Optional.empty());
            }
        }
    }
}
