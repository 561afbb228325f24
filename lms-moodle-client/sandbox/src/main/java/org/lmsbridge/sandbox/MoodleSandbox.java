package org.lmsbridge.sandbox;

import java.net.URI;
import org.lmsbridge.sandbox.internal.http.FrontDoor;
import org.lmsbridge.sandbox.internal.store.Database;

/**
 * A Moodle look-alike on a port of the loopback address, for first runs and for tests. It answers the REST and token
 * end points as a real site does, mistakes and traps included, and goes when it is closed. This class is thread-safe.
 */
public final class MoodleSandbox implements AutoCloseable {

    private final URI url;
    private final String token;
    private final FrontDoor door;
    private final Database database;
    private final SandboxState state;
    private final SandboxCalls calls;
    private final Faults faults;

    MoodleSandbox(
            URI url,
            String token,
            FrontDoor door,
            Database database,
            SandboxState state,
            SandboxCalls calls,
            Faults faults) {
        this.url = url;
        this.token = token;
        this.door = door;
        this.database = database;
        this.state = state;
        this.calls = calls;
        this.faults = faults;
    }

    /**
     * Starts a sandbox with the ways of 4.4, on a free port.
     *
     * @return the sandbox, to be closed by the caller
     */
    public static MoodleSandbox start() {
        return builder().start();
    }

    /**
     * Starts to describe a sandbox.
     *
     * @return a new builder
     */
    public static MoodleSandboxBuilder builder() {
        return new MoodleSandboxBuilder();
    }

    /**
     * The site's address.
     *
     * @return the address without a slash at its end
     */
    public URI url() {
        return url;
    }

    /**
     * A token of the administrator.
     *
     * @return the token, good for every function that the sandbox offers
     */
    public String token() {
        return token;
    }

    /**
     * What the site holds.
     *
     * @return a view that reads and changes it
     */
    public SandboxState state() {
        return state;
    }

    /**
     * What the site was asked.
     *
     * @return counters and the latest requests
     */
    public SandboxCalls calls() {
        return calls;
    }

    /**
     * What is to go wrong.
     *
     * @return the faults to add to
     */
    public Faults faults() {
        return faults;
    }

    /** Stops answering. Calls that are under way are cut off; where there is a data file, it holds what was answered. */
    @Override
    public void close() {
        door.close();
        database.close();
    }
}
