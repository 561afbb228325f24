package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginInfo;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.plugin.Upgrade;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.StateStore;

class PluginsTest {
    private static final Setting<String> FIELD = Setting.ofMandatoryString("field", "The field.");
    private static final Setting<Long> LEAST = Setting.ofNumber("least", 1, 0, 10, "The least.");
    private static final Setting<Long> MOST = Setting.ofNumber("most", 5, 0, 10, "The most.");
    private static final SettingsSource FILLED = SettingsSource.of(
            Map.of("auth_one.field", "1", "auth_two.field", "2", "auth_three.field", "3", "enrol_one.field", "4"));

    @TempDir
    private Path directory;

    private LmsBridge.Builder bridge(Plugin... plugins) {
        return LmsBridge.builder().state(StateStore.embedded(directory)).plugins(plugins);
    }

    /** Asks to be asked, under its own name. */
    private interface Greeter {
        String name();
    }

    private static class Sample implements Plugin {
        private final String component;
        private final List<PluginContext> contexts = new ArrayList<>();

        Sample(String component) {
            this.component = component;
        }

        @Override
        public PluginType type() {
            return component.startsWith("auth") ? PluginType.AUTH : PluginType.ENROL;
        }

        @Override
        public String component() {
            return component;
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(FIELD, LEAST, MOST);
        }

        @Override
        public List<String> check(Settings settings) {
            return settings.get(LEAST) > settings.get(MOST)
                    ? List.of(component + ".least is above " + component + ".most; lower it")
                    : List.of();
        }

        @Override
        public void setUp(PluginContext context) {
            contexts.add(context);
            context.contribute(Greeter.class, () -> component);
        }

        List<String> greeters() {
            return contexts.get(0).contributed(Greeter.class).stream()
                    .map(Greeter::name)
                    .toList();
        }
    }

    private static List<String> components(LmsBridge bridge) {
        return bridge.plugins().list().stream().map(PluginInfo::component).toList();
    }

    @Test
    void pluginsAreListedByTypeAndInOrder() {
        try (var bridge = bridge(new Sample("enrol_one"), new Sample("auth_one"))
                .settings(FILLED)
                .build()) {
            assertThat(bridge.plugins().list())
                    .containsExactly(
                            new PluginInfo("auth_one", PluginType.AUTH, 1, 1, true, true, Optional.empty()),
                            new PluginInfo("enrol_one", PluginType.ENROL, 1, 1, true, true, Optional.empty()));
        }
    }

    @Test
    void aPluginIsMovedWithinItsTypeAtOnceAndForGood() {
        var one = new Sample("auth_one");
        try (var bridge = bridge(one, new Sample("auth_two"), new Sample("auth_three"), new Sample("enrol_one"))
                .settings(FILLED)
                .build()) {
            bridge.plugins().up("auth_three", "Maja");
            assertThat(components(bridge)).containsExactly("auth_one", "auth_three", "auth_two", "enrol_one");
            bridge.plugins().up("auth_three", "Maja");
            bridge.plugins().up("auth_three", "Maja");
            bridge.plugins().down("enrol_one", "Maja");
            bridge.plugins().down("auth_one", "Maja");
            assertThat(components(bridge)).containsExactly("auth_three", "auth_two", "auth_one", "enrol_one");
            assertThat(one.greeters()).containsExactly("auth_three", "auth_two", "auth_one", "enrol_one");
        }
        try (var bridge = bridge(new Sample("auth_one"), new Sample("auth_two"), new Sample("auth_three"))
                .settings(FILLED)
                .build()) {
            assertThat(bridge.plugins())
                    .extracting(Plugin::component)
                    .containsExactly("auth_three", "auth_two", "auth_one");
        }
    }

    @Test
    void aPluginThatIsDisabledDoesNothingFromThenOn() throws InterruptedException {
        var one = new Sample("auth_one");
        var two = new Sample("auth_two");
        try (var bridge = bridge(one, two).settings(FILLED).build()) {
            var heard = new LinkedBlockingQueue<String>();
            one.contexts.get(0).events().subscribe(SignedIn.class, event -> heard.add("one"));
            bridge.plugins().disable("auth_one", "Maja");
            var after = new LinkedBlockingQueue<String>();
            two.contexts.get(0).events().subscribe(SignedIn.class, event -> after.add("two"));
            one.contexts.get(0).events().publish(new SignedIn(new ContactId("C1"), Instant.EPOCH));
            assertThat(after.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
            assertThat(two.greeters()).containsExactly("auth_two");
            assertThat(one.contexts.get(0).enabled()).isFalse();
            assertThat(two.contexts.get(0).enabled()).isTrue();
            assertThatThrownBy(() -> bridge.plugin(Sample.class))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("auth_one is disabled");
            bridge.plugins().enable("auth_one", "Maja");
            assertThat(two.greeters()).containsExactly("auth_one", "auth_two");
            assertThat(heard).isEmpty();
        }
    }

    @Test
    void aTaskOfAPluginThatIsDisabledDoesNothing() {
        var runs = new ArrayList<String>();
        var one = new Sample("auth_one") {
            @Override
            public void setUp(PluginContext context) {
                context.schedule("college")
                        .recurring("sync", Timetable.every(Duration.ofDays(1)), () -> runs.add("run"));
            }
        };
        try (var bridge = bridge(one).settings(FILLED).build()) {
            bridge.run("auth_one.sync");
            bridge.plugins().disable("auth_one", "Maja");
            bridge.run("auth_one.sync");
            assertThat(runs).hasSize(1);
        }
    }

    @Test
    void aPluginThatIsDisabledIsNotSetUpAndNeedsNoSettings() {
        var one = new Sample("auth_one");
        var off = SettingsSource.environment(Map.of("LMS_AUTH_ONE_ENABLED", "False"));
        try (var bridge = bridge(one).settings(off).build()) {
            assertThat(one.contexts).isEmpty();
            assertThat(bridge.plugins()).isEmpty();
            assertThat(bridge.plugins().list())
                    .containsExactly(new PluginInfo("auth_one", PluginType.AUTH, 1, 1, false, false, Optional.empty()));
            bridge.plugins().enable("auth_one", "Maja");
            assertThat(bridge.plugins().list())
                    .as("waits for the next building")
                    .containsExactly(new PluginInfo("auth_one", PluginType.AUTH, 1, 1, true, false, Optional.empty()));
        }
        try (var bridge = bridge(one).settings(off).settings(FILLED).build()) {
            assertThat(one.contexts).hasSize(1);
            assertThat(bridge.plugin(Sample.class)).isSameAs(one);
        }
    }

    @Test
    void aPluginThatNeedsWhatADisabledOneGivesIsHeldBackUntilThatIsEnabled() {
        var giver = new Sample("auth_one") {
            @Override
            public void setUp(PluginContext context) {
                super.setUp(context);
                context.offer(Runnable.class, () -> {});
            }
        };
        var taker = new Sample("enrol_one") {
            @Override
            public void setUp(PluginContext context) {
                super.setUp(context);
                context.schedule("college").recurring("sync", Timetable.every(Duration.ofDays(1)), () -> {});
                context.schedule("college").everywhere("look", Duration.ofDays(1), () -> {});
                context.onStart(() -> {
                    throw new AssertionError("opened what belongs to a plugin that is held back");
                });
                context.offer(Comparable.class, "mine");
                context.require(Runnable.class);
            }
        };
        try (var bridge = bridge(giver, taker).settings(FILLED).build()) {
            bridge.plugins().disable("auth_one", "Maja");
            assertThat(bridge.plugin(taker.getClass())).isSameAs(taker);
        }
        var third = new Sample("auth_two");
        try (var bridge = bridge(giver, taker, third).settings(FILLED).build()) {
            bridge.start();
            assertThat(bridge.plugins()).containsExactly(third);
            assertThat(bridge.plugins().list().get(2).running()).isFalse();
            assertThat(bridge.plugins().list().get(2).heldBack())
                    .hasValueSatisfying(why -> assertThat(why).startsWith("enrol_one needs a java.lang.Runnable"));
            assertThatThrownBy(() -> bridge.plugin(taker.getClass()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("enrol_one was held back")
                    .hasMessageContaining("enable the plugin that gives it");
            assertThat(third.contexts.get(0).find(Comparable.class)).isEmpty();
            assertThatThrownBy(() -> bridge.run("enrol_one.sync")).isInstanceOf(IllegalArgumentException.class);
            bridge.plugins().enable("auth_one", "Maja");
        }
        var whole = new Sample("enrol_one") {
            @Override
            public void setUp(PluginContext context) {
                super.setUp(context);
                context.require(Runnable.class);
            }
        };
        try (var bridge = bridge(giver, whole).settings(FILLED).build()) {
            assertThat(bridge.plugin(whole.getClass())).isSameAs(whole);
            assertThat(bridge.plugins().list()).allMatch(PluginInfo::running);
        }
    }

    @Test
    void whatNobodyGivesIsNamedWhereNoPluginIsDisabled() {
        var taker = new Sample("enrol_one") {
            @Override
            public void setUp(PluginContext context) {
                context.require(Runnable.class);
            }
        };
        assertThatThrownBy(() ->
                        bridge(new Sample("auth_one"), taker).settings(FILLED).build())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageStartingWith("enrol_one needs a java.lang.Runnable");
    }

    @Test
    void faultsOfValuesOfNamesAndOfCombinationsAreToldTogether() {
        var wrong = SettingsSource.of(Map.of("auth_one.least", "7", "auth_one.feild", "x", "auth_two.most", "eleven"));
        assertThatThrownBy(() -> bridge(new Sample("auth_one"), new Sample("auth_two"))
                        .settings(wrong)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth_one.field is missing")
                .hasMessageContaining("auth_one.least is above auth_one.most")
                .hasMessageContaining("auth_one.feild is no setting; perhaps field is meant")
                .hasMessageContaining("auth_two.field is missing")
                .hasMessageContaining("auth_two.most is not a whole number");
    }

    @Test
    void aPluginThatNobodyHasIsNamed() {
        try (var bridge = bridge(new Sample("auth_one")).settings(FILLED).build()) {
            assertThatThrownBy(() -> bridge.plugins().disable("auth_two", "Maja"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("this bridge has no plugin auth_two; it has [auth_one]");
        }
    }

    @Test
    void componentNamesFollowTheirTypeAndAreGivenOnce() {
        assertThatThrownBy(() ->
                        bridge(new Sample("auth_one"), new Sample("auth_one")).build())
                .hasMessageContaining("two plugins have the component name auth_one");
        assertThatThrownBy(() -> bridge(new Sample("local_one")).build())
                .hasMessageContaining("component name local_one must be enrol_");
        assertThatThrownBy(() -> bridge(new Sample("auth_One")).build()).hasMessageContaining("lower-case letters");
    }

    @Test
    void aSettingThatEveryPluginHasIsNotDeclaredAgain() {
        var greedy = new Sample("auth_one") {
            @Override
            public List<Setting<?>> settings() {
                return List.of(Setting.ofBoolean("debug", false, "Its own."));
            }
        };
        assertThatThrownBy(() -> bridge(greedy).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth_one declares a setting debug");
    }

    @Test
    void anUpgradeStepRunsOnceBeforeSettingsAreRead() {
        bridge(new Sample("auth_one")).settings(FILLED).build().close();
        var upgrades = new ArrayList<Long>();
        var newer = versioned(2, upgrades);
        try (var bridge = bridge(newer).build()) {
            assertThat(newer.contexts.get(0).settings().get(FIELD)).isEqualTo("from the upgrade");
            assertThat(bridge.plugins().list().get(0).version()).isEqualTo(2);
        }
        bridge(versioned(2, upgrades)).build().close();
        assertThat(upgrades).containsExactly(1L);
    }

    @Test
    void aFirstInstallationIsNoUpgrade() {
        var upgrades = new ArrayList<Long>();
        bridge(versioned(5, upgrades)).settings(FILLED).build().close();
        assertThat(upgrades).isEmpty();
    }

    @Test
    void anUpgradeThatFailsIsTriedAgain() {
        bridge(new Sample("auth_one")).settings(FILLED).build().close();
        var failing = new Sample("auth_one") {
            @Override
            public long version() {
                return 2;
            }

            @Override
            public void upgrade(Upgrade upgrade) {
                throw new IllegalStateException("deliberate");
            }
        };
        assertThatThrownBy(() -> bridge(failing).settings(FILLED).build()).hasMessage("deliberate");
        var upgrades = new ArrayList<Long>();
        bridge(versioned(2, upgrades)).build().close();
        assertThat(upgrades).containsExactly(1L);
    }

    @Test
    void anOlderVersionThanTheStatesIsRefused() {
        bridge(versioned(2, new ArrayList<>())).settings(FILLED).build().close();
        assertThatThrownBy(() -> bridge(new Sample("auth_one")).settings(FILLED).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("auth_one is of version 1, and its state was written by version 2: use that version or a"
                        + " later one");
    }

    private static Sample versioned(long version, List<Long> upgrades) {
        return new Sample("auth_one") {
            @Override
            public long version() {
                return version;
            }

            @Override
            public void upgrade(Upgrade upgrade) {
                upgrades.add(upgrade.from());
                upgrade.saved()
                        .save(
                                List.of(new SavedSettings.Value("auth_one", "field", "from the upgrade", false)),
                                "upgrade");
            }
        };
    }
}
