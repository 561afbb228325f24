package org.lmsbridge.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.event.AccountLinked;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.StateStore;
import org.lmsbridge.testkit.InMemoryRecords;

class NewAccountsPluginTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-04T09:00:00Z"), ZoneOffset.UTC);
    private static final ContactId ADA = new ContactId("C1");

    @TempDir
    private Path directory;

    private final InMemoryRecords records = new InMemoryRecords()
            .put(Contact.builder()
                    .id(ADA)
                    .firstName("Ada")
                    .lastName("\"Countess\" Lovelace")
                    .build());
    private final Linking linking = new Linking();

    /** Stands for the auth plugin. */
    private static final class Linking implements Plugin {
        private final List<Events> events = new ArrayList<>();

        @Override
        public PluginType type() {
            return PluginType.AUTH;
        }

        @Override
        public String component() {
            return "auth_sample";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext context) {
            events.add(context.events());
        }

        void link(AccountLinked... linked) {
            for (var event : linked) {
                events.get(0).publish(event);
            }
        }
    }

    private LmsBridge.Builder bridge() {
        return LmsBridge.builder()
                .records(records)
                .plugins(linking, new NewAccountsPlugin())
                .clock(CLOCK)
                .state(StateStore.embedded(directory.resolve("state")));
    }

    private SettingsSource on(Path file) {
        return SettingsSource.of(
                Map.of("local_newaccounts.enabled", "true", "local_newaccounts.file", file.toString()));
    }

    private Path file() {
        return directory.resolve("new.csv");
    }

    private static AccountLinked linked(Provenance provenance) {
        return new AccountLinked(ADA, 7, provenance);
    }

    /** Asks again until it is there: an event arrives when it arrives. */
    private List<String> lines(int count) throws IOException, InterruptedException {
        for (int tries = 0; tries < 6_000; tries++) {
            if (Files.exists(file()) && Files.readAllLines(file()).size() >= count) {
                return Files.readAllLines(file());
            }
            new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("no " + count + " lines in " + file());
    }

    @Test
    void itIsOffAndNeedsNothingUntilSomebodySwitchesItOn() {
        try (var bridge = bridge().build()) {
            assertThat(bridge.plugins().list())
                    .filteredOn(info -> info.component().equals("local_newaccounts"))
                    .singleElement()
                    .satisfies(info -> assertThat(info.running()).isFalse());
        }
    }

    @Test
    void aHostAddsItAsTheReadmeShows() throws Exception {
        var settings = Files.writeString(
                directory.resolve("lms.properties"),
                "local_newaccounts.enabled = true\nlocal_newaccounts.file = " + file() + "\n");
        try (var bridge = ReadmeHost.start(records, directory.resolve("state"), settings)) {
            assertThat(bridge.plugin(NewAccountsPlugin.class).component()).isEqualTo("local_newaccounts");
        }
    }

    @Test
    void anAccountThatWasMadeIsListedAndOneThatWasThereIsNot() throws Exception {
        try (var bridge = bridge().settings(on(file())).build()) {
            assertThat(bridge.plugins()).hasSize(2);
            linking.link(linked(Provenance.ADOPTED), linked(Provenance.CREATED), linked(Provenance.CREATED));
            assertThat(lines(2))
                    .containsOnly("2027-01-04T09:00:00Z,\"C1\",7,\"Ada \"\"Countess\"\" Lovelace\"")
                    .hasSize(2);
        }
    }

    @Test
    void withTheSettingAccountsThatWereThereAreListedToo() throws Exception {
        var too = SettingsSource.of(Map.of("local_newaccounts.adoptedToo", "yes"));
        try (var bridge = bridge().settings(on(file())).settings(too).build()) {
            assertThat(bridge.plugins()).hasSize(2);
            linking.link(linked(Provenance.ADOPTED));
            assertThat(lines(1)).hasSize(1);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() throws Exception {
        Files.createDirectory(file());
        var told = new ArrayList<Notice>();
        Notifier office = told::add;
        try (var bridge = bridge().provide(office).settings(on(file())).build()) {
            assertThat(bridge.plugins()).hasSize(2);
            linking.link(linked(Provenance.CREATED));
        }
        assertThat(told)
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("new-account-not-listed", "contact:C1"));
    }

    @Test
    void aDirectoryThatIsNoneIsToldWhenTheBridgeIsBuilt() {
        var nowhere = directory.resolve("nowhere").resolve("new.csv");
        assertThatThrownBy(() -> bridge().settings(on(nowhere)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("local_newaccounts.file lies in")
                .hasMessageContaining("which is no directory");
    }

    @Test
    void whatWasSavedUnderTheOldNameIsKept() {
        try (var store = StateStore.embedded(directory.resolve("state"))) {
            store.site("bridge")
                    .settings()
                    .save(
                            List.of(
                                    new SavedSettings.Value("local_newaccounts", "version", "1", false),
                                    new SavedSettings.Value("local_newaccounts", "enabled", "true", false),
                                    new SavedSettings.Value("local_newaccounts", "path", file().toString(), false)),
                            "Maja");
        }
        try (var bridge = bridge().build()) {
            assertThat(bridge.settings().list("local_newaccounts"))
                    .filteredOn(view -> view.name().equals("file"))
                    .singleElement()
                    .satisfies(view -> {
                        assertThat(view.text()).isEqualTo(file().toString());
                        assertThat(view.origin()).startsWith("what Maja saved");
                    });
        }
    }
}
