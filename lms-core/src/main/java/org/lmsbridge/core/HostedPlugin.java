package org.lmsbridge.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.report.ReportSettings;
import org.lmsbridge.core.setting.Setting;

/**
 * A plugin with the settings that every plugin has.
 *
 * @param plugin the plugin
 * @param enabled the setting that says whether it does its work
 * @param settings all its settings
 */
record HostedPlugin(Plugin plugin, Setting<Boolean> enabled, List<Setting<?>> settings) {
    static final String ENABLED = "enabled";
    static final String ORDER = "order";
    static final String VERSION = "version";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    static List<HostedPlugin> of(List<Plugin> plugins) {
        var components = new HashSet<String>();
        for (var plugin : plugins) {
            if (!components.add(plugin.component())) {
                throw new IllegalArgumentException("two plugins have the component name " + plugin.component());
            }
        }
        return plugins.stream().map(HostedPlugin::of).toList();
    }

    private static HostedPlugin of(Plugin plugin) {
        var prefix = plugin.type().name().toLowerCase(Locale.ROOT) + "_";
        var component = plugin.component();
        if (!component.startsWith(prefix)
                || !NAME.matcher(component.substring(prefix.length())).matches()) {
            throw new IllegalArgumentException("component name " + component + " must be " + prefix
                    + " and a name of lower-case letters, digits and underscores");
        }
        var enabled = Setting.ofBoolean(ENABLED, plugin.enabledByDefault(), "Whether the plugin does its work.");
        var settings = new ArrayList<Setting<?>>(List.of(enabled));
        settings.addAll(plugin.settings());
        settings.addAll(ReportSettings.ALL);
        var names = new HashSet<>(List.of(ORDER, VERSION));
        for (var setting : settings) {
            if (!names.add(setting.name())) {
                throw new IllegalArgumentException(component + " declares a setting " + setting.name()
                        + ", which every plugin has already or which it declares twice");
            }
        }
        return new HostedPlugin(plugin, enabled, List.copyOf(settings));
    }

    String component() {
        return plugin.component();
    }
}
