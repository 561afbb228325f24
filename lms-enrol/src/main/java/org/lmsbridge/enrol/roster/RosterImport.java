package org.lmsbridge.enrol.roster;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.spi.RecordsUnavailableException;
import org.lmsbridge.core.spi.RosterSink;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.MoodleSite;

/**
 * Reads a site back into the records, one way: courses, sections, instructors, enrolments, with engagement, grades and
 * attendance. It calls the functions of {@link RosterFunctions} and no others, and delivers only what is different from
 * what it delivered before.
 *
 * <p>Thread-safe: imports of one object wait for each other. Over several hosts, a scheduler sees to it that one runs at
 * a time.
 */
public final class RosterImport {
    private final MoodleClient moodle;
    private final RosterSink sink;
    private final RosterMemory memory;
    private final RosterOptions options;
    private final Clock clock;

    /**
     * Makes an import. Nothing is asked yet.
     *
     * @param site the site; a client of the import's own is made for it, which does not even ask the site about itself
     * @param sink takes what is read
     * @param state remembers fingerprints of what was delivered
     * @param options what is read
     * @param clock the clock
     */
    public RosterImport(MoodleSite site, RosterSink sink, SiteState state, RosterOptions options, Clock clock) {
        this.moodle = MoodleClient.builder(
                        MoodleSite.builder().from(site).readFunctions(false).build())
                .clock(clock)
                .build();
        this.sink = sink;
        this.memory = new RosterMemory(state.cursors());
        this.options = options;
        this.clock = clock;
    }

    /** {@return the connection; empty until somebody {@linkplain #connect set it up}} */
    public Optional<ConnectionDetails> connection() {
        return memory.connection();
    }

    /**
     * Sets the connection up, or switches it on or off.
     *
     * @param active whether {@link #run()} imports
     * @param who the person, as the host names its people
     * @return the connection
     */
    public synchronized ConnectionDetails connect(boolean active, String who) {
        var now = clock.instant();
        var url = moodle.moodleSite().url();
        var details = memory.connection()
                .map(known -> new ConnectionDetails(active, url, known.createdAt(), known.createdBy(), now, who))
                .orElseGet(() -> new ConnectionDetails(active, url, now, who, now, who));
        memory.save(details);
        return details;
    }

    /**
     * Asks each function for something small, and remembers how it went.
     *
     * @return how each stands; an unreachable site is an answer too, and no exception
     */
    public ConnectionCheck check() {
        var check = new ConnectionProbe(moodle).check(clock.instant(), options.attendance());
        memory.save(check);
        return check;
    }

    /** {@return how the latest check went; empty before the first} */
    public Optional<ConnectionCheck> lastCheck() {
        return memory.check();
    }

    /** {@return the semesters that were found so far, in order of their keys} */
    public List<SemesterStatus> semesters() {
        return List.copyOf(memory.semesters().values());
    }

    /**
     * Looks which semesters the site has, and imports nothing.
     *
     * @return the semesters known now
     */
    public synchronized List<SemesterStatus> discover() {
        newRun().discover();
        return semesters();
    }

    /**
     * Imports one semester, now, and from now on with every run.
     *
     * @param key the semester, of {@link #semesters()} or one that is sure to come
     * @param resources what is imported of it; at least one
     * @return what was done
     * @throws RecordsUnavailableException if the sink fails; what it took before stays taken
     */
    public synchronized RosterReport importSemester(String key, Set<RosterResource> resources) {
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("resources must name at least one");
        }
        return newRun().only(key, EnumSet.copyOf(resources));
    }

    /**
     * Imports every semester that was imported before, and new ones as the options say. Nothing where the connection is
     * switched off.
     *
     * @return what was done
     * @throws RecordsUnavailableException if the sink fails; what it took before stays taken
     */
    public synchronized RosterReport run() {
        var now = clock.instant();
        if (memory.connection().filter(details -> !details.active()).isPresent()) {
            return new RosterReport(now, now, 0, 0, Map.of(), List.of());
        }
        var report = newRun().all();
        memory.saveLastRun(now);
        return report;
    }

    /** {@return when the next run is due: at once, if there was none} */
    public Instant nextRunDue() {
        return memory.lastRun().map(last -> last.plus(options.period())).orElse(Instant.EPOCH);
    }

    private RosterRun newRun() {
        return new RosterRun(moodle, sink, memory, options, clock);
    }
}
