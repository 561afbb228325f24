package org.lmsbridge.core;

import java.time.Clock;
import java.util.List;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.Upgrade;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.StateStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what plugins keep to the version of the plugins. */
final class PluginVersions {
    private static final String BY = "upgrade";

    private static final Logger LOG = LoggerFactory.getLogger(LmsBridge.class);

    private final SavedSettings saved;
    private final StateStore state;
    private final Clock clock;

    PluginVersions(SavedSettings saved, StateStore state, Clock clock) {
        this.saved = saved;
        this.state = state;
        this.clock = clock;
    }

    void bringUpToDate(Plugin plugin) {
        var remembered = saved.find(plugin.component(), HostedPlugin.VERSION);
        var version = plugin.version();
        if (remembered.isEmpty()) {
            remember(plugin);
            return;
        }
        var from = Long.parseLong(remembered.get().value());
        if (from > version) {
            throw new IllegalStateException(
                    "%s is of version %d, and its state was written by version %d: use that version or a later one"
                            .formatted(plugin.component(), version, from));
        }
        if (from < version) {
            plugin.upgrade(new Upgrade(from, saved, state, clock));
            remember(plugin);
            LOG.info("upgraded plugin={} from={} to={}", plugin.component(), from, version);
        }
    }

    private void remember(Plugin plugin) {
        var value = new SavedSettings.Value(
                plugin.component(), HostedPlugin.VERSION, String.valueOf(plugin.version()), false);
        saved.save(List.of(value), BY);
    }
}
