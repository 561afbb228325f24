package org.lmsbridge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
