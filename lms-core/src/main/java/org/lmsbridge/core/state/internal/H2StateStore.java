package org.lmsbridge.core.state.internal;

import java.nio.file.Path;
import java.time.Clock;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.core.state.StateStore;

/** Placeholder for the first compilation. */
public final class H2StateStore implements StateStore {
    private H2StateStore() {}

    /**
     * Opens.
     *
     * @param directory where
     * @param clock clock
     * @return store
     */
    public static StateStore open(Path directory, Clock clock) {
        return new H2StateStore();
    }

    @Override
    public SiteState site(String site) {
        throw new IllegalStateException("not yet");
    }

    @Override
    public void close() {}
}
