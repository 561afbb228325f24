package org.lmsbridge.examples.plugin;

import java.nio.file.Path;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.SettingsSource;
import org.lmsbridge.core.state.StateStore;

/** The host that the README shows. */
final class ReadmeHost {
    private ReadmeHost() {}

    static LmsBridge start(Object records, Path state, Path settings) {
        var bridge = LmsBridge.builder()
                .records(records)
                .plugins(new NewAccountsPlugin()) // and the host's others, such as AuthPlugin and EnrolPlugin
                .settings(SettingsSource.properties(settings))
                .state(StateStore.embedded(state))
                .build();
        bridge.start();
        return bridge;
    }
}
