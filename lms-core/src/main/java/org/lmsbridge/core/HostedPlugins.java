package org.lmsbridge.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginInfo;
import org.lmsbridge.core.plugin.Plugins;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.SavedSettings;

/** The plugins of a bridge, with order and switches as the state has them at the moment of asking. */
final class HostedPlugins implements Plugins {
    private final List<HostedPlugin> plugins;
    private final List<SettingsSource> sources;
    private final SavedSettings saved;
    private final Map<String, Plugin> running = new ConcurrentHashMap<>();
    private final Map<String, String> heldBack = new ConcurrentHashMap<>();
    private volatile Runnable onSwitch = () -> {};
    private final List<Plugin> setUp = Collections.synchronizedList(new ArrayList<>());

    HostedPlugins(List<HostedPlugin> plugins, List<SettingsSource> sources, SavedSettings saved) {
        this.plugins = List.copyOf(plugins);
        this.sources = List.copyOf(sources);
        this.saved = saved;
    }

    /** What the state says at one moment. */
    private final class Now {
        private final SettingsSource edited = SettingsSource.saved(saved);
        private final List<SettingsSource> layers = new ArrayList<>(sources);

        Now() {
            layers.add(edited);
        }

        boolean enabled(HostedPlugin plugin) {
            return Settings.read(plugin.component(), List.of(plugin.enabled()), layers, new ArrayList<>())
                    .get(plugin.enabled());
        }

        /** Those without a place of their own keep the host's order, behind those that were given one. */
        List<HostedPlugin> ordered() {
            return plugins.stream()
                    .sorted(Comparator.comparing(
                                    (HostedPlugin hosted) -> hosted.plugin().type())
                            .thenComparing(this::place))
                    .toList();
        }

        private int place(HostedPlugin plugin) {
            return edited.find(plugin.component(), HostedPlugin.ORDER)
                    .map(Integer::valueOf)
                    .orElse(Integer.MAX_VALUE);
        }
    }

    /** Those that are to be set up, in order. */
    List<HostedPlugin> toRun() {
        var now = new Now();
        return now.ordered().stream().filter(now::enabled).toList();
    }

    /** Says what is to be done at once when this process enables or disables a plugin. */
    void onSwitch(Runnable work) {
        onSwitch = work;
    }

    void started(Plugin plugin) {
        running.put(plugin.component(), plugin);
        setUp.add(plugin);
    }

    /** Takes back that a plugin was set up. */
    void heldBack(String component, String reason) {
        running.remove(component);
        setUp.removeIf(plugin -> plugin.component().equals(component));
        heldBack.put(component, reason);
    }

    Optional<String> heldBack(String component) {
        return Optional.ofNullable(heldBack.get(component));
    }

    boolean runs(String component) {
        return running.containsKey(component) && new Now().enabled(hosted(component));
    }

    /** The components of those that were set up and are enabled still, in the order of now. */
    List<String> activeInOrder() {
        var now = new Now();
        return now.ordered().stream()
                .filter(hosted -> running.containsKey(hosted.component()))
                .filter(now::enabled)
                .map(HostedPlugin::component)
                .toList();
    }

    List<Plugin> all() {
        return plugins.stream().map(HostedPlugin::plugin).toList();
    }

    @Override
    public List<PluginInfo> list() {
        var now = new Now();
        var ordered = now.ordered();
        return ordered.stream()
                .map(hosted -> new PluginInfo(
                        hosted.component(),
                        hosted.plugin().type(),
                        1 + sameType(ordered, hosted).indexOf(hosted),
                        hosted.plugin().version(),
                        now.enabled(hosted),
                        running.containsKey(hosted.component()),
                        heldBack(hosted.component())))
                .toList();
    }

    @Override
    public void enable(String component, String who) {
        save(component, HostedPlugin.ENABLED, "true", who);
        onSwitch.run();
    }

    @Override
    public void disable(String component, String who) {
        save(component, HostedPlugin.ENABLED, "false", who);
        onSwitch.run();
    }

    @Override
    public void up(String component, String who) {
        move(component, -1, who);
    }

    @Override
    public void down(String component, String who) {
        move(component, 1, who);
    }

    @Override
    public Iterator<Plugin> iterator() {
        return List.copyOf(setUp).iterator();
    }

    private void save(String component, String name, String value, String who) {
        saved.save(List.of(new SavedSettings.Value(hosted(component).component(), name, value, false)), who);
    }

    private void move(String component, int step, String who) {
        var hosted = hosted(component);
        var siblings = new ArrayList<>(sameType(new Now().ordered(), hosted));
        var from = siblings.indexOf(hosted);
        var to = from + step;
        if (to < 0 || to >= siblings.size()) {
            return;
        }
        Collections.swap(siblings, from, to);
        saved.save(
                IntStream.range(0, siblings.size())
                        .mapToObj(i -> new SavedSettings.Value(
                                siblings.get(i).component(), HostedPlugin.ORDER, String.valueOf(i + 1), false))
                        .toList(),
                who);
    }

    private static List<HostedPlugin> sameType(List<HostedPlugin> ordered, HostedPlugin hosted) {
        return ordered.stream()
                .filter(other -> other.plugin().type() == hosted.plugin().type())
                .toList();
    }

    private HostedPlugin hosted(String component) {
        return plugins.stream()
                .filter(hosted -> hosted.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("this bridge has no plugin " + component + "; it has "
                        + plugins.stream().map(HostedPlugin::component).toList()));
    }
}
