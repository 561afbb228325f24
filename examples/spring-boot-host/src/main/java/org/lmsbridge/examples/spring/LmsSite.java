package org.lmsbridge.examples.spring;

import java.util.Optional;
import org.lmsbridge.core.LmsBridge;
import org.lmsbridge.core.setting.MoodleSettings;
import org.lmsbridge.core.setting.SettingView;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;
import org.springframework.stereotype.Component;

/** What the state knows of the site that the settings name, wherever the value comes from. */
@Component
class LmsSite {
    private final LmsBridge bridge;
    private final StateStore state;

    LmsSite(LmsBridge bridge, StateStore state) {
        this.bridge = bridge;
        this.state = state;
    }

    /** {@return the site's part of the state; empty while the connection is switched off} */
    Optional<SiteState> find() {
        if (!bridge.plugins().iterator().hasNext()) {
            return Optional.empty();
        }
        return bridge.settings().list(MoodleSettings.COMPONENT).stream()
                .filter(setting -> setting.name().equals(MoodleSettings.URL.name()))
                .map(SettingView::text)
                .map(state::site)
                .findFirst();
    }
}
