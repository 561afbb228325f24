package org.lmsbridge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.schedule.TaskResult;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/** What the plugin does on its own once a bridge is started. */
class ScheduledTest {
    private static final String PASSWORD = "a-long-service-password";

    @TempDir
    private Path state;

    @Test
    void theTaskBringsAllAccountsUpToDate() {
        try (var bench = new Bench(state, Map.of())) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            bench.records().put(Records.contact("1").firstName("Grace"));
            assertThat(bench.bridge().tasks())
                    .contains("auth_records.accounts", "auth_records.contact")
                    .doesNotContain("auth_records.sign-in-notices");
            assertThat(bench.bridge().run("auth_records.accounts")).isEqualTo(TaskResult.DONE);
            assertThat(bench.user("person1@example.org").orElseThrow().firstname())
                    .contains("Grace");
        }
    }

    @Test
    void aContactThatChangedIsBroughtUpToDateAlone() {
        try (var bench = new Bench(state, Map.of())) {
            bench.records().put(Records.contact("1"));
            bench.records().put(Records.contact("2"));
            bench.sync();
            bench.records().put(Records.contact("1").firstName("Grace"));
            bench.records().put(Records.contact("2").firstName("Ada"));
            bench.bridge().changed(new ContactId("1"));
            bench.bridge().run("auth_records.contact");
            assertThat(bench.user("person1@example.org").orElseThrow().firstname())
                    .contains("Grace");
            assertThat(bench.user("person2@example.org")
                            .orElseThrow()
                            .firstname()
                            .orElse(""))
                    .isNotEqualTo("Ada");
        }
    }

    @Test
    void aStartedBridgeSendsNotices() throws Exception {
        var notices = new LinkedBlockingQueue<Notice>();
        try (var bench = new Bench(state, Map.of("signInNotice", "true"), notices::add)) {
            bench.bridge().start();
            bench.records().put(Records.contact("1"));
            bench.sync();
            assertThat(notices.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void aNoticeThatTheNotifierDoesNotTakeIsTriedAgainAndSaysWhy() {
        var tries = new ArrayList<Notice>();
        Notifier failing = notice -> {
            tries.add(notice);
            throw new IllegalStateException("mail server away");
        };
        try (var bench = new Bench(state, Map.of("signInNotice", "true"), failing)) {
            bench.records().put(Records.contact("1"));
            bench.sync();
            bench.bridge().run("auth_records.sign-in-notices");
            bench.bridge().run("auth_records.sign-in-notices");
            assertThat(tries).hasSize(1);
            var delivery = bench.state()
                    .deliveries()
                    .list(DeliveryState.PENDING, java.util.Optional.empty(), 10)
                    .get(0);
            assertThat(delivery.tries()).isEqualTo(1);
            assertThat(delivery.toString()).doesNotContain("mail server away");
        }
    }

    @Test
    void theEndpointIsOpenFromTheStartOfTheBridgeUntilItIsClosed() throws Exception {
        int port = freePort();
        try (var bridge = bridge(new Records(), port, "true")) {
            assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", port)).isInstanceOf(LDAPException.class);
            bridge.start();
            try (var connection = new LDAPConnection("127.0.0.1", port)) {
                assertThat(connection
                                .bind("cn=moodle,o=records", PASSWORD)
                                .getResultCode()
                                .intValue())
                        .isZero();
            }
        }
        assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", port)).isInstanceOf(LDAPException.class);
    }

    @Test
    void withoutTheSettingOrThePluginThereIsNoEndpoint() throws Exception {
        int port = freePort();
        try (var bridge = bridge(new Records(), port, "false")) {
            bridge.start();
            assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", port)).isInstanceOf(LDAPException.class);
        }
        try (var bridge = bridge(new Records(), port, "true")) {
            bridge.plugins().disable("auth_records", "Maja");
            bridge.start();
            assertThatThrownBy(() -> new LDAPConnection("127.0.0.1", port)).isInstanceOf(LDAPException.class);
        }
    }

    @Test
    void anEndpointThatCannotBeOpenedIsRefused() {
        Contacts noPasswords = ids -> List.of();
        // Not when it is built, since an auth plugin that is set up later may be able to check them.
        try (var bridge = bridge(noPasswords, 0, "true")) {
            assertThatThrownBy(bridge::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("CredentialVerifier");
        }
        assertThatThrownBy(() -> bridge(new Records(), Map.of("auth_records.ldapEndpoint", "true"))
                        .close())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth_records.ldapBindPassword");
    }

    private LmsBridge bridge(Contacts records, int port, String endpoint) {
        var values = new HashMap<String, String>();
        values.put("auth_records.ldapBindPassword", PASSWORD);
        values.put("auth_records.ldapPort", String.valueOf(port));
        values.put("auth_records.ldapEndpoint", endpoint);
        return bridge(records, values);
    }

    private LmsBridge bridge(Contacts records, Map<String, String> values) {
        return LmsBridge.builder()
                .records(records)
                .provide(MoodleClient.of(MoodleSite.of("http://127.0.0.1:1", "token")))
                .plugins(new AuthPlugin())
                .settings(SettingsSource.of(values))
                .state(StateStore.embedded(state))
                .build();
    }

    private static int freePort() throws java.io.IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
