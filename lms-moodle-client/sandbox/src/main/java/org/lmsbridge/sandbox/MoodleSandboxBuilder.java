package org.lmsbridge.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.internal.declared.Declarations;
import org.lmsbridge.sandbox.internal.function.Dispatcher;
import org.lmsbridge.sandbox.internal.http.CallLog;
import org.lmsbridge.sandbox.internal.http.FaultQueue;
import org.lmsbridge.sandbox.internal.http.FrontDoor;
import org.lmsbridge.sandbox.internal.site.Seed;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.site.Tables;
import org.lmsbridge.sandbox.internal.site.Tokens;
import org.lmsbridge.sandbox.internal.store.Database;

/** Describes a sandbox before it starts. Not thread-safe. */
public final class MoodleSandboxBuilder {

    private SandboxVersion version = SandboxVersion.V4_4;
    private int port;
    private @Nullable String token;
    private int maxInputVars = 1000;
    private long maxBodyBytes = 8L << 20;
    private @Nullable Path dataFile;
    private @Nullable Set<String> functions;
    private Set<String> withheld = Set.of();
    private Duration perCall = Duration.ZERO;
    private Duration perRecord = Duration.ZERO;
    private final Map<String, Duration> ofFunctions = new HashMap<>();
    private boolean debug;
    private Clock clock = Clock.systemUTC();

    MoodleSandboxBuilder() {}

    /**
     * Chooses the Moodle whose ways the sandbox has.
     *
     * @param version the version, {@link SandboxVersion#V4_4} by default
     * @return this builder
     */
    public MoodleSandboxBuilder version(SandboxVersion version) {
        this.version = version;
        return this;
    }

    /**
     * Chooses the port on the loopback address.
     *
     * @param port the port, 0 by default for a free one
     * @return this builder
     * @throws IllegalArgumentException if it is outside 0 to 65535
     */
    public MoodleSandboxBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * Chooses the administrator's token.
     *
     * @param token letters and digits; a random one by default
     * @return this builder
     * @throws IllegalArgumentException if it is empty or holds other characters
     */
    public MoodleSandboxBuilder token(String token) {
        if (!token.matches("[a-zA-Z0-9]+")) {
            throw new IllegalArgumentException("token must be of letters and digits");
        }
        this.token = token;
        return this;
    }

    /**
     * How many variables are read from a query and from a body; the rest is dropped without a word, as PHP does.
     *
     * @param maxInputVars 1000 by default, as in PHP
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public MoodleSandboxBuilder maxInputVars(int maxInputVars) {
        if (maxInputVars < 1) {
            throw new IllegalArgumentException("maxInputVars must be 1 or more: " + maxInputVars);
        }
        this.maxInputVars = maxInputVars;
        return this;
    }

    /**
     * How large a body may be; a larger one is answered 413.
     *
     * @param maxBodyBytes 8 MiB by default
     * @return this builder
     * @throws IllegalArgumentException if it is below 1
     */
    public MoodleSandboxBuilder maxBodyBytes(long maxBodyBytes) {
        if (maxBodyBytes < 1) {
            throw new IllegalArgumentException("maxBodyBytes must be 1 or more: " + maxBodyBytes);
        }
        this.maxBodyBytes = maxBodyBytes;
        return this;
    }

    /**
     * Keeps the site in a file: loaded at the start, and every change is in it before the change is answered, so that
     * a kill at any point loses nothing that was answered. One sandbox at a time may use a file.
     *
     * @param dataFile the file, made where it is missing
     * @return this builder
     */
    public MoodleSandboxBuilder dataFile(Path dataFile) {
        this.dataFile = dataFile;
        return this;
    }

    /**
     * Chooses what the token's service offers.
     *
     * @param functions names of functions; all that are there by default
     * @return this builder
     */
    public MoodleSandboxBuilder functions(Set<String> functions) {
        this.functions = Set.copyOf(functions);
        return this;
    }

    /**
     * Takes capabilities away from the token's user, who is no administrator then.
     *
     * @param capabilities such as {@code moodle/backup:userinfo}
     * @return this builder
     */
    public MoodleSandboxBuilder without(Set<String> capabilities) {
        this.withheld = Set.copyOf(capabilities);
        return this;
    }

    /**
     * Lets calls take time.
     *
     * @param perCall what every call takes
     * @param perRecord what every record in a call takes besides
     * @return this builder
     */
    public MoodleSandboxBuilder latency(Duration perCall, Duration perRecord) {
        this.perCall = perCall;
        this.perRecord = perRecord;
        return this;
    }

    /**
     * Lets records of one function take another time than those of the others.
     *
     * @param function the function
     * @param perRecord what every record in a call of it takes, besides what every call takes
     * @return this builder
     */
    public MoodleSandboxBuilder latency(String function, Duration perRecord) {
        ofFunctions.put(function, perRecord);
        return this;
    }

    /**
     * Whether errors tell their reason, as a site with debugging does.
     *
     * @param debug false by default
     * @return this builder
     */
    public MoodleSandboxBuilder debug(boolean debug) {
        this.debug = debug;
        return this;
    }

    /**
     * Chooses the site's time.
     *
     * @param clock the clock, the system's by default
     * @return this builder
     */
    public MoodleSandboxBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @return the sandbox, to be closed by the caller
     * @throws java.io.UncheckedIOException if the port is taken or the data file cannot be used
     */
    public MoodleSandbox start() {
        FrontDoor door = new FrontDoor(port);
        try {
            return start(door);
        } catch (RuntimeException e) {
            door.close();
            throw e;
        }
    }

    private MoodleSandbox start(FrontDoor door) {
        URI url = URI.create("http://127.0.0.1:" + door.port());
        Database database = new Database();
        Site site = new Site(version, url.toString(), clock, database, new Tables(database), withheld);
        CallLog log = new CallLog();
        FaultQueue queue = new FaultQueue();
        Dispatcher.PackedListener packed = (function, write) -> {
            log.packed(function, write);
            queue.refusePacked(function);
        };
        Dispatcher dispatcher = new Dispatcher(site, new Declarations(version), packed, debug);
        String admitted = fill(site, dispatcher.names());
        door.open(
                site,
                dispatcher,
                new FrontDoor.Limits(maxInputVars, maxBodyBytes),
                new FrontDoor.Cost(perCall, perRecord, Map.copyOf(ofFunctions)),
                queue,
                log,
                debug);
        return new MoodleSandbox(
                url, admitted, door, database, new SandboxState(site), new SandboxCalls(log), new Faults(queue));
    }

    /** Fills a new site or takes over one from a file, and gives the administrator a token. */
    private String fill(Site site, Set<String> all) {
        Database database = site.database();
        boolean loaded = dataFile != null && database.keepIn(dataFile);
        String admitted = database.write(() -> {
            if (!loaded) {
                Seed.fill(site);
            }
            Tokens tokens = new Tokens(site);
            String wanted = token;
            if (wanted == null) {
                wanted = loaded ? tokens.ofUser(Site.ADMIN) : Tokens.random();
            }
            tokens.find(wanted).ifPresent(row -> site.tables().tokens.delete(row.id()));
            tokens.add(wanted, Site.ADMIN, new TreeSet<>(functions == null ? all : functions));
            database.compact();
            return wanted;
        });
        return admitted;
    }
}
