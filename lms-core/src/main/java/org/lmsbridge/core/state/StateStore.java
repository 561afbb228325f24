package org.lmsbridge.core.state;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.lmsbridge.core.schedule.TaskEngine;
import org.lmsbridge.core.state.internal.H2StateStore;
import org.lmsbridge.core.state.internal.PostgresStateStore;

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
     * Opens a store in the host's own PostgreSQL, version 14 or later, for any number of hosts at once. Its tables carry
     * the prefix {@code lms_} and lie in the schema that the connections have as their current one; they are not made
     * here.
     *
     * @param connections gives connections at the isolation level READ COMMITTED, from a pool: every call takes one, and
     *     gives it back before it returns. Stays the host's to close.
     * @return the store
     * @throws StateException if the tables are not there, or of another version; names the scripts that make them
     */
    static StateStore postgres(DataSource connections) {
        return postgres(connections, Clock.systemUTC());
    }

    /**
     * Opens a store in the host's own PostgreSQL with a clock of one's own.
     *
     * @param connections gives connections, from a pool
     * @param clock gives the times that are written down and compared; the hosts' clocks have to agree
     * @return the store
     * @throws StateException if the tables are not there, or of another version; names the scripts that make them
     */
    static StateStore postgres(DataSource connections, Clock clock) {
        return PostgresStateStore.open(connections, clock);
    }

    /**
     * Makes the tables in the host's own PostgreSQL, or brings them up to date: all or nothing, and safe while other
     * hosts do the same. Hosts of an older version are to be stopped before. Without effect where they are up to date.
     *
     * @param connections gives connections that may make tables
     * @throws StateException if that fails, or the tables are of a newer version
     */
    static void applySchema(DataSource connections) {
        PostgresStateStore.applySchema(connections);
    }

    /**
     * Gives what makes the tables, for hosts where a person or another tool does that.
     *
     * @param from the version that the tables have; 0 where there are none
     * @return an SQL script that brings them up to date
     */
    static String postgresScript(int from) {
        return PostgresStateStore.script(from);
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
     * @throws StateException if the setup's clock and that of a shared PostgreSQL are half a minute apart or more
     */
    TaskEngine engine(TaskEngine.Setup setup);

    /** Closes the store. */
    @Override
    void close();
}
