package org.lmsbridge.core.setting;

import java.util.List;

/**
 * Writes the settings of a plugin as a Markdown table, so that documentation is made from the constants and a test can
 * tell when it has drifted.
 */
public final class SettingsTable {
    private SettingsTable() {}

    /**
     * Writes the table.
     *
     * @param settings the settings, in the order in which people are shown them
     * @return the table, a line a setting, ended by a line break
     */
    public static String markdown(List<Setting<?>> settings) {
        var table = new StringBuilder("| setting | allowed | default | what it does |\n| --- | --- | --- | --- |\n");
        for (var setting : settings) {
            table.append("| `%s` | %s | %s | %s |%n"
                    .formatted(setting.name(), setting.allowed(), defaultOf(setting), setting.help())
                    .replace(System.lineSeparator(), "\n"));
        }
        return table.toString();
    }

    private static String defaultOf(Setting<?> setting) {
        return setting.defaultText().isEmpty() ? "none" : "`" + setting.defaultText() + "`";
    }
}
