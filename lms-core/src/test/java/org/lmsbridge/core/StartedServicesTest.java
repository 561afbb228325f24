package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.state.StateStore;

/** What plugins keep open while a bridge is started. */
class StartedServicesTest {
    @TempDir
    private Path directory;

    private final List<String> happened = new ArrayList<>();

    private Supplier<AutoCloseable> service(String name) {
        return () -> {
            happened.add("open " + name);
            return () -> happened.add("close " + name);
        };
    }

    private LmsBridge bridge(Plugin... plugins) {
        return LmsBridge.builder()
                .state(StateStore.embedded(directory))
                .plugins(plugins)
                .build();
    }

    @Test
    void isOpenFromTheStartToTheClosingTheLatestClosedFirst() {
        try (var bridge = bridge(
                new Sample("local_one", context -> context.onStart(service("one"))),
                new Sample("local_two", context -> context.onStart(service("two"))))) {
            assertThat(happened).isEmpty();
            bridge.start();
            assertThat(happened).containsExactly("open one", "open two");
        }
        assertThat(happened).containsExactly("open one", "open two", "close two", "close one");
    }

    @Test
    void nothingIsOpenedForAPluginThatIsDisabledByThen() {
        try (var bridge = bridge(new Sample("local_one", context -> context.onStart(service("one"))))) {
            bridge.plugins().disable("local_one", "Maja");
            bridge.start();
        }
        assertThat(happened).isEmpty();
    }

    @Test
    void isClosedWhileItsPluginIsDisabled() {
        try (var bridge = bridge(
                new Sample("local_one", context -> context.onStart(service("one"))),
                new Sample("local_two", context -> context.onStart(service("two"))))) {
            bridge.plugins().enable("local_one", "Maja");
            assertThat(happened).isEmpty();
            bridge.start();
            bridge.plugins().disable("local_one", "Maja");
            bridge.plugins().disable("local_one", "Maja");
            assertThat(happened).containsExactly("open one", "open two", "close one");
            bridge.plugins().enable("local_one", "Maja");
            bridge.plugins().enable("local_one", "Maja");
            assertThat(happened).endsWith("close one", "open one");
        }
        assertThat(happened).endsWith("open one", "close two", "close one");
    }

    @Test
    void oneThatCannotBeOpenedAgainIsTriedAtTheNextLook() {
        var services = new StartedServices(Duration.ofDays(1));
        var enabled = new AtomicBoolean(true);
        var taken = new AtomicBoolean();
        services.add("local_one", () -> {
            if (taken.get()) {
                throw new IllegalStateException("the port is taken");
            }
            return service("one").get();
        });
        services.open(component -> enabled.get());
        enabled.set(false);
        services.follow();
        enabled.set(true);
        taken.set(true);
        services.follow();
        assertThat(happened).containsExactly("open one", "close one");
        taken.set(false);
        services.follow();
        services.close();
        services.follow();
        assertThat(happened).containsExactly("open one", "close one", "open one", "close one");
    }

    @Test
    void followsWhatIsSaidInAnotherProcess() throws Exception {
        var enabled = new AtomicBoolean(true);
        var closed = new CountDownLatch(1);
        try (var services = new StartedServices(Duration.ofMillis(1))) {
            services.add("local_one", () -> closed::countDown);
            services.open(component -> enabled.get());
            enabled.set(false);
            assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneThatCannotBeOpenedEndsTheStartAndTheOthersAreClosedSoThatItCanBeTriedAgain() {
        var taken = new boolean[] {true};
        Supplier<AutoCloseable> port = () -> {
            if (taken[0]) {
                throw new IllegalStateException("the port is taken");
            }
            return service("port").get();
        };
        try (var bridge = bridge(
                new Sample("local_one", context -> context.onStart(service("one"))),
                new Sample("local_two", context -> context.onStart(port)))) {
            assertThatThrownBy(bridge::start).hasMessage("the port is taken");
            assertThat(happened).containsExactly("open one", "close one");
            taken[0] = false;
            bridge.start();
            assertThat(happened).endsWith("open one", "open port");
        }
    }

    @Test
    void aSecondStartOpensNothing() {
        try (var bridge = bridge(new Sample("local_one", context -> context.onStart(service("one"))))) {
            bridge.start();
            assertThatThrownBy(bridge::start).isInstanceOf(IllegalStateException.class);
        }
        assertThat(happened).containsExactly("open one", "close one");
    }

    @Test
    void oneThatCannotBeClosedKeepsNoOtherOpen() {
        try (var bridge = bridge(
                new Sample("local_one", context -> context.onStart(service("one"))),
                new Sample(
                        "local_two",
                        context -> context.onStart(() -> () -> {
                            throw new IllegalStateException("stuck");
                        })))) {
            bridge.start();
        }
        assertThat(happened).containsExactly("open one", "close one");
    }

    @Test
    void whatComesAfterTheSetUpIsRefused() {
        var contexts = new ArrayList<PluginContext>();
        try (var bridge = bridge(new Sample("local_one", contexts::add))) {
            assertThatThrownBy(() -> contexts.get(0).onStart(service("late")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("local_one came too late");
            bridge.start();
        }
        assertThat(happened).isEmpty();
    }

    private interface SetUp {
        void with(PluginContext context);
    }

    private record Sample(String component, SetUp work) implements Plugin {
        @Override
        public PluginType type() {
            return PluginType.LOCAL;
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
        }

        @Override
        public void setUp(PluginContext context) {
            work.with(context);
        }
    }
}
