package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.setting.MoodleConnection;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingView;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;

/** A bridge whose settings say whether there is a connection at all. */
class SwitchedOffTest {
    private static final SettingsSource ON = SettingsSource.environment(
            Map.of("MOODLE_ENABLED", "True", "MOODLE_URL", "https://moodle.example.org/", "MOODLE_TOKEN", "t0ken"));

    @TempDir
    private Path directory;

    private final List<Client> clients = new ArrayList<>();

    /** Stands for a client of the site, which the core does not know. */
    private static final class Client implements AutoCloseable {
        private final MoodleConnection connection;
        private boolean closed;

        Client(MoodleConnection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class NeedsClient implements Plugin {
        private static final Setting<String> FIELD = Setting.ofMandatoryString("field", "The field.");

        @Override
        public PluginType type() {
            return PluginType.LOCAL;
        }

        @Override
        public String component() {
            return "local_sample";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(FIELD);
        }

        @Override
        public void setUp(PluginContext context) {
            context.require(Client.class);
        }
    }

    private LmsBridge.Builder bridge() {
        return LmsBridge.builder()
                .state(StateStore.embedded(directory))
                .plugins(new NeedsClient())
                .moodle(connection -> {
                    var client = new Client(connection);
                    clients.add(client);
                    return client;
                });
    }

    @Test
    void byDefaultNothingIsMadeAndNothingHasToBeConfigured() {
        try (var bridge = bridge().build()) {
            assertThat(clients).isEmpty();
            assertThat(bridge.plugins()).isEmpty();
            assertThatThrownBy(() -> bridge.plugin(NeedsClient.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("moodle.enabled");
        }
    }

    @Test
    void switchedOnTheClientIsMadeOfTheSettingsAndClosedWithTheBridge() {
        var field = SettingsSource.of(Map.of("local_sample.field", "7"));
        try (var bridge = bridge().settings(ON).settings(field).build()) {
            assertThat(bridge.plugins()).hasSize(1);
            assertThat(clients).hasSize(1);
            assertThat(clients.get(0).connection.url()).hasToString("https://moodle.example.org");
            assertThat(clients.get(0).closed).isFalse();
        }
        assertThat(clients.get(0).closed).isTrue();
    }

    @Test
    void switchedOnFaultsOfConnectionAndPluginsAreToldTogetherAndNoClientIsMade() {
        assertThatThrownBy(() -> bridge().settings(
                                SettingsSource.environment(Map.of("MOODLE_ENABLED", "True", "MOODLE_TIMEOUT", "long")))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moodle.url is missing")
                .hasMessageContaining("moodle.token is missing")
                .hasMessageContaining("moodle.requestTimeout is not a time")
                .hasMessageContaining("the environment variable MOODLE_TIMEOUT");
        assertThat(clients).isEmpty();
    }

    @Test
    void whatAConsoleSavesGoesBeforeEverythingElseAndWaitsForTheNextBuilding() {
        try (var bridge = bridge().build()) {
            bridge.settings()
                    .save(
                            "moodle",
                            Map.of("enabled", "true", "url", "https://m.example.org", "token", "t0ken"),
                            "Maja");
            bridge.settings().save("local_sample", Map.of("field", "9"), "Maja");
            assertThat(bridge.settings().list("moodle"))
                    .filteredOn(SettingView::waiting)
                    .extracting(SettingView::name)
                    .containsExactly("enabled", "url", "token");
            assertThat(bridge.settings().list("moodle").toString()).doesNotContain("t0ken");
        }
        try (var bridge = bridge().build()) {
            assertThat(clients.get(0).connection.token().reveal()).isEqualTo("t0ken");
            assertThat(bridge.settings().list("local_sample"))
                    .filteredOn(view -> view.name().equals("field"))
                    .singleElement()
                    .satisfies(view -> {
                        assertThat(view.text()).isEqualTo("9");
                        assertThat(view.origin()).startsWith("what Maja saved at ");
                        assertThat(view.waiting()).isFalse();
                    });
            bridge.settings().reset("moodle", "enabled");
        }
        bridge().build().close();
        assertThat(clients).hasSize(1);
    }

    @Test
    void whatAConsoleSavesIsCheckedAsAWhole() {
        try (var bridge = bridge().build()) {
            var settings = bridge.settings();
            assertThatThrownBy(() -> settings.save("moodle", Map.of("enabled", "maybe", "tokn", "x"), "Maja"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("moodle.enabled is neither")
                    .hasMessageContaining("moodle.tokn is no setting; perhaps token is meant; change it in the form");
            assertThatThrownBy(() -> settings.save("nobody", Map.of(), "Maja"))
                    .hasMessageContaining("no component nobody");
            assertThatThrownBy(() -> settings.reset("moodle", "ulr")).hasMessageContaining("no setting ulr");
            assertThat(settings.components())
                    .containsExactlyInAnyOrder("moodle", "local_sample", "guards", "schedule", "retention");
        }
    }
}
