package org.lmsbridge.moodle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lmsbridge.moodle.api.AnyApi;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;
import org.lmsbridge.moodle.internal.wire.Packed;
import org.lmsbridge.moodle.internal.wire.Repetition;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.internal.write.BulkWriter;
import org.lmsbridge.moodle.internal.write.WriteGate;

/**
 * A typed client for one Moodle site.
 *
 * <p>Reads are repeated where a repetition may help. A write is repeated only where it is known that the site did
 * nothing, or after the site was asked. Every method may throw a {@link MoodleException}, whose message ends in what an
 * administrator can do about it.
 *
 * <p>Thread-safe; make one per site and keep it. There is nothing to close: idle connections go by themselves.
 */
public final class MoodleClient {
    private static final Set<String> READING = Set.of("get", "list", "search", "retrieve", "fetch");
    private static final Set<String> WRITING = Set.of(
            "or", "and", "create", "update", "delete", "add", "remove", "set", "mark", "save", "submit", "send", "key");
    private final Wire wire;
    private final WriteLog log;
    private final boolean asking;
    private final WriteGate gate;
    private final Area area;

    private MoodleClient(Wire wire, WriteLog log, boolean asking) {
        this.wire = wire;
        this.log = log;
        this.asking = asking;
        this.gate = new WriteGate(log, Repetition.ofWrites(wire.site()));
        BulkWriter writer = new BulkWriter(wire, gate);
        this.area = new Area(wire, asking ? writer.askingFirst() : writer, new Packed(wire));
    }

    /**
     * Makes a client.
     *
     * @param site the site
     * @return the client; nothing is sent yet
     */
    public static MoodleClient of(MoodleSite site) {
        return builder(site).build();
    }

    /**
     * Starts a client with more than a site.
     *
     * @param site the site
     * @return a builder
     */
    public static Builder builder(MoodleSite site) {
        return new Builder(site);
    }

    /**
     * Gives a client for the same site that tells a log of every writing request. It shares connections and limits with
     * this one.
     *
     * @param log the log
     * @return the client
     */
    public MoodleClient withWriteLog(WriteLog log) {
        return new MoodleClient(wire, log, asking);
    }

    /** {@return the log that is told of every writing request} */
    public WriteLog writeLog() {
        return log;
    }

    /**
     * Gives a client for the same site whose bulk writes take every record for one in doubt, as after a crash between
     * an intent and its outcome: the site is asked first, what it has already is {@code AlreadySo}, and only the rest is
     * sent. What cannot be asked for and does harm when repeated is {@code InDoubt}.
     *
     * @return the client
     */
    public MoodleClient askingFirst() {
        return new MoodleClient(wire, log, true);
    }

    /**
     * Gives a client for the same site whose requests carry more headers. It shares connections and limits with this
     * one.
     *
     * @param headers the headers, beside those of the site
     * @return the client
     */
    public MoodleClient withHeaders(Map<String, String> headers) {
        return new MoodleClient(wire.withHeaders(headers), log, asking);
    }

    /**
     * Gives a client for the same site whose bulk calls go one after the other, in the order of their records, whatever
     * {@link MoodleSite#callsAtOnce()} says. It shares connections and limits with this one.
     *
     * @return the client
     */
    public MoodleClient oneCallAtATime() {
        return new MoodleClient(wire.oneCallAtATime(), log, asking);
    }

    /** {@return the settings of the site} */
    public MoodleSite moodleSite() {
        return wire.site();
    }

    /** {@return the accounts of the site} */
    public Users users() {
        return new Users(area);
    }

    /** {@return the courses of the site} */
    public Courses courses() {
        return new Courses(area);
    }

    /** {@return the course categories of the site} */
    public Categories categories() {
        return new Categories(area);
    }

    /** {@return who is in which course} */
    public Enrolments enrolments() {
        return new Enrolments(area);
    }

    /** {@return roles in contexts} */
    public Roles roles() {
        return new Roles(area);
    }

    /** {@return groups of courses} */
    public Groups groups() {
        return new Groups(area);
    }

    /** {@return who has completed what} */
    public Completion completion() {
        return new Completion(area);
    }

    /** {@return grades of learners} */
    public Grades grades() {
        return new Grades(area);
    }

    /** {@return custom reports} */
    public Reports reports() {
        return new Reports(area);
    }

    /** {@return cohorts of the site} */
    public Cohorts cohorts() {
        return new Cohorts(area);
    }

    /** {@return files of the site} */
    public Files files() {
        return new Files(area);
    }

    /** {@return the site itself} */
    public Site site() {
        return new Site(area);
    }

    /**
     * Calls any function by its name. A function whose name does not say that it reads ({@code _get_}, {@code _list_},
     * {@code _search_} and the like, and nothing such as {@code _or_create_} beside it) is taken for one that writes: it
     * is told to the log and never repeated blindly.
     *
     * @param function the function
     * @param parameters numbers, texts, booleans, instants, secrets, and lists and maps of them
     * @param type what it answers; {@link JsonNode} suits every function, also those that answer nothing
     * @param <T> what it answers
     * @return the answer
     */
    public <T> T call(String function, Map<String, ?> parameters, Class<T> type) {
        return call(function, parameters, wire.mapper().constructType(type));
    }

    /**
     * Calls any function by its name, for an answer such as {@code List<Course>}; otherwise like the method above.
     *
     * @param function the function
     * @param parameters numbers, texts, booleans, instants, secrets, and lists and maps of them
     * @param type what it answers
     * @param <T> what it answers
     * @return the answer
     */
    public <T> T call(String function, Map<String, ?> parameters, TypeReference<T> type) {
        return call(function, parameters, wire.mapper().constructType(type));
    }

    /**
     * Writes records with any function. Many travel in one call, cut to the budget and halved where it is refused, only
     * if the function takes a list and undoes everything on an error; otherwise every record has a call of its own.
     *
     * @param call the function, and what is known of it
     * @param records each an element of the list, or the parameters of a call of its own
     * @return a verdict for each, with its element of the answer where that is a list as long as the call's, the whole
     *     answer for a record that travelled alone, and a missing node otherwise
     */
    public BulkResult<Map<String, ?>, JsonNode> write(BulkCall call, List<Map<String, ?>> records) {
        return area.writer().write(records, new AnyWriting(call, wire.api(AnyApi.class)));
    }

    private <T> T call(String function, Map<String, ?> parameters, JavaType type) {
        AnyApi api = wire.api(AnyApi.class);
        JsonNode answer = reads(function)
                ? api.read(function, parameters)
                : gate.send(function, List.of(), () -> api.write(function, parameters), given -> Map.of());
        try {
            T value = wire.mapper().treeToValue(answer, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // Told below; the original message quotes the answer, which may hold personal data.
        }
        throw new TransportException(Fault.of(
                function,
                "the answer does not match " + type.toCanonical() + ".",
                "The function was called; ask for JsonNode to see what it answers.",
                Arrival.UNKNOWN));
    }

    private static boolean reads(String function) {
        List<String> words = List.of(function.split("_"));
        return words.stream().anyMatch(READING::contains) && words.stream().noneMatch(WRITING::contains);
    }

    /** Builds a client. */
    public static final class Builder {
        private final MoodleSite site;
        private WriteLog log = WriteLog.none();
        private CallListener listener = CallListener.none();
        private Clock clock = Clock.systemUTC();

        private Builder(MoodleSite site) {
            this.site = site;
        }

        /**
         * Sets what is told of every writing request; nothing unless set.
         *
         * @param writeLog the log
         * @return this builder
         */
        public Builder writeLog(WriteLog writeLog) {
            log = writeLog;
            return this;
        }

        /**
         * Sets what hears of every call, for metrics; nothing unless set.
         *
         * @param callListener the listener
         * @return this builder
         */
        public Builder listener(CallListener callListener) {
            listener = callListener;
            return this;
        }

        /**
         * Sets the clock; the system's unless set.
         *
         * @param time the clock
         * @return this builder
         */
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /** {@return the client; nothing is sent yet} */
        public MoodleClient build() {
            return new MoodleClient(new Wire(site, listener, clock), log, false);
        }
    }
}
