package org.lmsbridge.core.state;

import java.nio.file.Path;
import java.time.Clock;
import org.lmsbridge.core.schedule.TaskEngine;
import org.lmsbridge.core.state.internal.H2StateStore;

/**
 * What must survive the process, for any number of sites. Thread-safe. Closed by whoever opened it.
 */
public interface StateStore extends AutoCloseable {
    /**
     * Opens the embedded store: an H2 database in a directory, for one process at a time. What a call wrote is with the
     * operating system when it returns, so that a killed process loses nothing; a power cut may take the last seconds.
     *
     * @param directory where it lies; made if it does not exist
     * @return the store
     * @throws StateException if it is open already, here or in another process, or the directory cannot be written
     */
    static StateStore embedded(Path directory) {
        return embedded(directory, Clock.systemUTC());
    }

    /**
     * Opens the embedded store with a clock of one's own.
     *
     * @param directory where it lies; made if it does not exist
     * @param clock gives the times that are written down
     * @return the store
     * @throws StateException if it is open already, here or in another process, or the directory cannot be written
     */
    static StateStore embedded(Path directory, Clock clock) {
        return H2StateStore.open(directory, clock);
    }

    /**
     * Gives the part that belongs to one site.
     *
     * @param site the name under which the site is remembered; not blank, at most 200 characters
     * @return its part
     */
    SiteState site(String site);

    /**
     * Makes an engine that runs tasks at their times, over all hosts that share this store. For the bridge.
     *
     * @param setup what it runs
     * @return the engine, not begun yet; to be closed before the store is
     */
    TaskEngine engine(TaskEngine.Setup setup);

    /** Closes the store. */
    @Override
    void close();
}
