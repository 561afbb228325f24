package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.guard.Guards;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plugin.MissingCapabilityException;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.core.spi.Notifier;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.state.StateStore;

class LmsBridgeTest {
    private static final Setting<Boolean> SWITCH = Setting.ofBoolean("active", true, "Does it.");
    private static final Contacts CONTACTS = ids -> List.of();

    @TempDir
    private Path directory;

    private LmsBridge.Builder bridge(Plugin... plugins) {
        return LmsBridge.builder().state(StateStore.embedded(directory)).plugins(plugins);
    }

    @Test
    void aBridgeWithoutAStateStoreSaysHowToGiveOne() {
        assertThatThrownBy(() -> LmsBridge.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("give the bridge a state store: state(StateStore.embedded(directory))");
    }

    @Test
    void whatAPluginNeedsAndNobodyGaveIsNamed() {
        var enrol = new TestPlugin(PluginType.ENROL, context -> context.require(Contacts.class));
        assertThatThrownBy(() -> bridge(enrol).build())
                .isInstanceOf(MissingCapabilityException.class)
                .hasMessageContaining("enrol_test needs a org.lmsbridge.core.spi.Contacts")
                .hasMessageContaining("records(…)");
    }

    @Test
    void thresholdsOfTheGuardsAreReadWithTheSettingsOfThePlugins() {
        var guards = new ArrayList<Guards>();
        var enrol = new TestPlugin(
                PluginType.ENROL, context -> guards.add(context.applier().guards()));
        var settings = SettingsSource.of(Map.of("guards.removalsCount", "7", "guards.approvalHours", "1"));
        try (var bridge = bridge(enrol).settings(settings).build()) {
            assertThat(bridge.plugins()).hasSize(1);
        }
        assertThat(guards.get(0).approvalValidity()).isEqualTo(Duration.ofHours(1));
        assertThat(guards.get(0).site().get(0).threshold().count()).isEqualTo(7);
    }

    @Test
    void aThresholdThatIsNoneIsNamed() {
        var settings = SettingsSource.of(Map.of("guards.removalsShare", "101"));
        assertThatThrownBy(() -> bridge().settings(settings).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guards.removalsShare is not between 0 and 100");
    }

    @Test
    void aBridgeThatCannotBeBuiltClosesTheStore() {
        var enrol = new TestPlugin(PluginType.ENROL, context -> context.require(Contacts.class));
        assertThatThrownBy(() -> bridge(enrol).build()).isInstanceOf(MissingCapabilityException.class);
        bridge(enrol).records(CONTACTS).build().close();
    }

    @Test
    void wrongSettingsOfAllPluginsAreReportedTogetherBeforeAnyPluginStarts() {
        var started = new ArrayList<String>();
        var auth = new TestPlugin(PluginType.AUTH, context -> started.add("auth"));
        var enrol = new TestPlugin(PluginType.ENROL, context -> started.add("enrol"));
        var wrong = SettingsSource.of(Map.of("auth_test.active", "perhaps", "enrol_test.active", "2"));
        assertThatThrownBy(() -> bridge(enrol, auth).settings(wrong).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auth_test.active is neither")
                .hasMessageContaining("enrol_test.active is neither");
        assertThat(started).isEmpty();
    }

    @Test
    void pluginsAreSetUpInTheOrderOfTheirTypesAndKeepTheHostsOrderWithin() {
        var local = new TestPlugin(PluginType.LOCAL, context -> {});
        var enrol = new TestPlugin(PluginType.ENROL, context -> {});
        var second = new OtherPlugin();
        var auth = new TestPlugin(PluginType.AUTH, context -> {});
        try (var bridge = bridge(local, enrol, second, auth).build()) {
            assertThat(bridge.plugins()).containsExactly(auth, enrol, second, local);
        }
    }

    @Test
    void whatOnePluginOffersALaterOneFinds() {
        var found = new ArrayList<Contacts>();
        var auth = new TestPlugin(PluginType.AUTH, context -> context.offer(Contacts.class, CONTACTS));
        var enrol = new TestPlugin(PluginType.ENROL, context -> found.add(context.require(Contacts.class)));
        bridge(enrol, auth).build().close();
        assertThat(found).containsExactly(CONTACTS);
    }

    @Test
    void whatTheHostGivesGoesBeforeWhatAPluginOffers() {
        var found = new ArrayList<Contacts>();
        Contacts offered = ids -> List.of();
        var auth = new TestPlugin(PluginType.AUTH, context -> context.offer(Contacts.class, offered));
        var enrol = new TestPlugin(
                PluginType.ENROL, context -> context.find(Contacts.class).ifPresent(found::add));
        bridge(enrol, auth).provide(CONTACTS).build().close();
        assertThat(found).containsExactly(CONTACTS);
    }

    @Test
    void aSecondOfferOfOneTypeIsRefused() {
        var auth = new TestPlugin(PluginType.AUTH, context -> {
            context.offer(Contacts.class, CONTACTS);
            context.offer(Contacts.class, CONTACTS);
        });
        assertThatThrownBy(() -> bridge(auth).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("auth_test offers a second org.lmsbridge.core.spi.Contacts");
    }

    @Test
    void twoHandlersOfOneKindAreRefused() {
        var enrol = new TestPlugin(PluginType.ENROL, context -> context.handle(new NoHandler()));
        var local = new TestPlugin(PluginType.LOCAL, context -> context.handle(new NoHandler()));
        assertThatThrownBy(() -> bridge(enrol, local).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("local_test handles COURSE_CREATE, which has a handler already");
    }

    @Test
    void aPluginIsGivenSettingsClockAndState() {
        var clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        var seen = new ArrayList<Object>();
        var enrol = new TestPlugin(PluginType.ENROL, context -> {
            seen.add(context.settings().get(SWITCH));
            seen.add(context.clock());
            seen.add(context.state().site("college").site());
        });
        bridge(enrol)
                .clock(clock)
                .settings(SettingsSource.of(Map.of("enrol_test.active", "no")))
                .build()
                .close();
        assertThat(seen).containsExactly(false, clock, "college");
    }

    @Test
    void pluginsTellEachOtherWhatHappenedUntilTheBridgeIsClosed() throws InterruptedException {
        var heard = new LinkedBlockingQueue<SignedIn>();
        var contexts = new ArrayList<PluginContext>();
        var auth = new TestPlugin(PluginType.AUTH, contexts::add);
        var local = new TestPlugin(PluginType.LOCAL, context -> context.events().subscribe(SignedIn.class, heard::add));
        var event = new SignedIn(new ContactId("C1"), Instant.EPOCH);
        try (var bridge = bridge(auth, local).build()) {
            assertThat(bridge.plugins()).hasSize(2);
            contexts.get(0).events().publish(event);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(event);
        }
        contexts.get(0).events().publish(event);
        assertThat(heard).isEmpty();
    }

    @Test
    void withoutANotifierOfTheHostsMessagesGoToTheLog() {
        var found = new ArrayList<Notifier>();
        Notifier own = notice -> {};
        var auth = new TestPlugin(PluginType.AUTH, context -> found.add(context.require(Notifier.class)));
        bridge(auth).build().close();
        bridge(auth).provide(own).build().close();
        found.get(0).send(Notice.toContact("ada@example.org", "Your account", "text"));
        assertThat(found.get(1)).isSameAs(own);
    }

    @Test
    void whatTheHostGivesIsHeldToItsContract() {
        Contacts broken = ids -> {
            throw new ArithmeticException("deliberate");
        };
        var found = new ArrayList<Contacts>();
        var enrol = new TestPlugin(PluginType.ENROL, context -> found.add(context.require(Contacts.class)));
        bridge(enrol).records(broken).build().close();
        assertThatThrownBy(() -> found.get(0).byIds(Set.of()))
                .isInstanceOf(RecordsUnavailableException.class)
                .hasMessageStartingWith("Contacts.byIds failed");
    }

    @Test
    void aPluginIsFoundByItsClassAndAMissingOneIsNamed() {
        var enrol = new TestPlugin(PluginType.ENROL, context -> {});
        try (var bridge = bridge(enrol).build()) {
            assertThat(bridge.plugin(TestPlugin.class)).isSameAs(enrol);
            assertThatThrownBy(() -> bridge.plugin(OtherPlugin.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("this bridge has no OtherPlugin");
        }
    }

    /** A plugin that asks for something. */
    private record TestPlugin(PluginType type, Consumer<PluginContext> asks) implements Plugin {
        @Override
        public String component() {
            return type.name().toLowerCase(Locale.ROOT) + "_test";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of(SWITCH);
        }

        @Override
        public void setUp(PluginContext context) {
            asks.accept(context);
        }
    }

    /** A second enrol plugin. */
    private static final class OtherPlugin implements Plugin {
        @Override
        public PluginType type() {
            return PluginType.ENROL;
        }

        @Override
        public String component() {
            return "enrol_other";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext context) {}
    }

    /** Handles one kind, and is never asked to. */
    private static final class NoHandler implements ChangeHandler {
        @Override
        public Set<ChangeKind> kinds() {
            return Set.of(ChangeKind.COURSE_CREATE);
        }

        @Override
        public void recover() {}

        @Override
        public List<ChangeOutcome> apply(String runId, List<Change> changes) {
            return List.of();
        }
    }
}
