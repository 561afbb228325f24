package org.lmsbridge.moodle.destination;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.error.MoodleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes any stream of records into Moodle, as it is told to: it does not ask who made what it changes. Records are read
 * as far as the next batch needs; each gets a verdict, and a bad one loses only itself.
 *
 * <p>A destination is inactive until {@link #activate()}: {@link #preview} shows the requests that it would send, and
 * {@link #test} sends a few records.
 *
 * <p>Thread-safe; one flow at a time.
 *
 * @param <T> the record
 */
public final class Destination<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Destination.class);
    private static final int MOST_TESTED = 100;
    private final DestinationBuilder<T> settings;
    private final Target target;
    private final MoodleClient client;
    private final AtomicReference<@Nullable CountDownLatch> running = new AtomicReference<>();
    private volatile boolean active;

    Destination(DestinationBuilder<T> settings, Target target, MoodleClient client) {
        this.settings = settings;
        this.target = target;
        this.client = client;
    }

    /**
     * Starts a destination that creates accounts; {@code core_user_create_users}. An account of the same username,
     * address and identifier is {@code AlreadySo}.
     *
     * @param client the site
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> createUsers(MoodleClient client) {
        return DestinationBuilder.of(client, TypedTarget.createUsers());
    }

    /**
     * Starts a destination that changes accounts; {@code core_user_update_users}. Only fields that a record has are
     * sent. The account is given as {@code id}, or looked up by {@code user.username}, {@code user.email} or
     * {@code user.idnumber}.
     *
     * @param client the site
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> updateUsers(MoodleClient client) {
        return DestinationBuilder.of(client, TypedTarget.updateUsers());
    }

    /**
     * Starts a destination that enrols people; {@code enrol_manual_enrol_users}. The role is 5, student, unless a
     * default, a constant or the record says otherwise. No start is at once, no end is never. People and courses are
     * given as {@code userid} and {@code courseid}, or looked up by {@code user.username}, {@code user.email},
     * {@code user.idnumber}, {@code course.shortname}, {@code course.idnumber}.
     *
     * @param client the site
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> enrolUsers(MoodleClient client) {
        return DestinationBuilder.of(client, TypedTarget.enrolUsers()).defaultTo("roleid", 5);
    }

    /**
     * Starts a destination that removes enrolments; {@code enrol_manual_unenrol_users}. {@link #warning()} says what is
     * lost.
     *
     * @param client the site
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> unenrolUsers(MoodleClient client) {
        return DestinationBuilder.of(client, TypedTarget.unenrolUsers());
    }

    /**
     * Starts a destination that creates courses; {@code core_course_create_courses}. The category is given as
     * {@code categoryid}, or looked up by {@code category.idnumber} or {@code category.path} such as
     * {@code Faculty / Science}. A course of the same short name, full name and identifier is {@code AlreadySo}.
     *
     * @param client the site
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> createCourses(MoodleClient client) {
        return DestinationBuilder.of(client, TypedTarget.createCourses());
    }

    /**
     * Starts a destination for any other function: each record is the parameters of a call of its own.
     *
     * @param client the site
     * @param function the web service function
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> manual(MoodleClient client, String function) {
        return manual(client, BulkCall.of(function));
    }

    /**
     * Starts a destination for any other function, of which something is known. Only a function that takes a list and
     * undoes everything on an error is sent many records at once.
     *
     * @param client the site
     * @param call the function
     * @return a builder
     */
    public static DestinationBuilder<Map<String, ?>> manual(MoodleClient client, BulkCall call) {
        return DestinationBuilder.of(client, new ManualTarget(call));
    }

    /** {@return the web service function that is called} */
    public String function() {
        return target.function();
    }

    /** {@return what people should know before it is used, such as what unenrolling takes away} */
    public Optional<String> warning() {
        return target.warning();
    }

    /** Lets records be sent. */
    public void activate() {
        active = true;
        target.warning().ifPresent(text -> LOG.warn("destination_active function={} note={}", function(), text));
    }

    /** Lets no further flow begin; one under way goes on. */
    public void deactivate() {
        active = false;
    }

    /** {@return whether records can be sent} */
    public boolean active() {
        return active;
    }

    /**
     * Shows what would be sent, without sending anything that writes; people, courses and categories are looked up.
     *
     * @param records the records
     * @return one preview per batch
     */
    public List<Preview<T>> preview(List<? extends T> records) {
        List<Preview<T>> previews = new ArrayList<>();
        preview(records.iterator(), previews::add);
        return previews;
    }

    /**
     * Shows what would be sent, batch by batch, for an input of any length.
     *
     * @param records the records, read as far as the next batch needs
     * @param viewer is given each batch
     */
    public void preview(Iterator<? extends T> records, Consumer<? super Preview<T>> viewer) {
        Intake<T> intake = intake(records, settings.reader(), Optional.empty());
        Rehearsal rehearsal = new Rehearsal(target, client);
        Optional<List<Item<T>>> batch = intake.next(() -> false);
        while (batch.isPresent()) {
            viewer.accept(rehearsal.of(batch.get()));
            batch = intake.next(() -> false);
        }
    }

    /**
     * Gives a record as its fields are sent, to be looked at and edited for {@link #testFields}. Look-ups are not made
     * yet.
     *
     * @param record the record
     * @return its fields by name; secrets are {@link org.lmsbridge.moodle.Secret}s
     * @throws IllegalArgumentException for a record that cannot be sent, with what is wrong
     */
    public Map<String, Object> fields(T record) {
        Item<T> item = new Item<>(1, record, false);
        List<String> faults = settings.shaping(target).shape(settings.reader().apply(record), item.fields());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return item.fields();
    }

    /**
     * Sends a few records, also while the destination is inactive. They are written like any others.
     *
     * @param records at most 100 records
     * @return the verdicts in order
     * @throws MoodleException if the site stopped it
     */
    public List<RecordOutcome<T>> test(List<? extends T> records) {
        return tested(records, settings.reader());
    }

    /**
     * Sends a few edited records, also while the destination is inactive. They are written like any others.
     *
     * @param records at most 100 records, as {@link #fields} gives them
     * @return the verdicts in order
     * @throws MoodleException if the site stopped it
     */
    public List<RecordOutcome<Map<String, Object>>> testFields(List<Map<String, Object>> records) {
        return tested(records, Function.identity());
    }

    private <U> List<RecordOutcome<U>> tested(
            List<? extends U> records, Function<? super U, ? extends Map<String, ?>> reader) {
        if (records.size() > MOST_TESTED) {
            throw new IllegalArgumentException("a test takes at most " + MOST_TESTED + " records; use send for more");
        }
        List<RecordOutcome<U>> outcomes = new ArrayList<>();
        DestinationReport report = running(end -> flow(
                        this.<U>intake(records.iterator(), reader, Optional.empty()),
                        end,
                        ProgressFile.none(),
                        response -> outcomes.addAll(response.outcomes()),
                        Optional.empty())
                .run());
        report.stoppedBy().ifPresent(reason -> {
            throw reason;
        });
        outcomes.sort(Comparator.comparingLong(RecordOutcome::position));
        return outcomes;
    }

    /**
     * Sends records.
     *
     * @param records the records; the stream is closed
     * @return how it ended
     */
    public DestinationReport send(Stream<? extends T> records) {
        try (records) {
            return send(records.iterator());
        }
    }

    /**
     * Sends records. With a progress file a flow that was stopped or killed goes on: what is decided is passed over.
     *
     * @param records the records, read as far as the next batch needs
     * @return how it ended; a site that fails ends it early, which the report says, while whatever the input or the
     *     listener throws is thrown
     * @throws IllegalStateException if the destination is inactive, or a flow is under way
     * @throws IllegalArgumentException if the flow goes on with another input than it began with
     */
    public DestinationReport send(Iterator<? extends T> records) {
        return send(records, Optional.empty());
    }

    /**
     * Goes on with records by a token, which counts for more than a progress file.
     *
     * @param records the same records as before, from the first on
     * @param resume how far they were sent
     * @return how it ended
     */
    public DestinationReport resume(Iterator<? extends T> records, ResumeToken resume) {
        return send(records, Optional.of(resume));
    }

    private DestinationReport send(Iterator<? extends T> records, Optional<ResumeToken> given) {
        if (!active) {
            throw new IllegalStateException(
                    "this destination (" + function() + ") is inactive; look at preview and test, then call activate");
        }
        return running(end -> {
            try (ProgressFile progress =
                    settings.progress().map(ProgressFile::open).orElseGet(ProgressFile::none)) {
                Optional<ResumeToken> resume = given.isPresent() ? given : progress.resume();
                resume.ifPresent(this::check);
                Intake<T> intake = intake(records, settings.reader(), resume);
                return flow(intake, end, progress, settings.listener(), resume).run();
            }
        });
    }

    private void check(ResumeToken token) {
        if (!token.function().equals(function())) {
            throw new IllegalArgumentException(
                    "the token or progress file belongs to " + token.function() + ", not to " + function());
        }
    }

    /**
     * Ends the flow under way, if there is one, after the request that is under way; from any thread. The report says
     * what was written, and its token lets a flow go on.
     */
    public void cancel() {
        CountDownLatch end = running.get();
        if (end != null) {
            end.countDown();
        }
    }

    private <R> R running(Function<CountDownLatch, R> work) {
        CountDownLatch end = new CountDownLatch(1);
        if (!running.compareAndSet(null, end)) {
            throw new IllegalStateException("a flow of this destination is under way; wait until it has ended");
        }
        try {
            return work.apply(end);
        } finally {
            running.set(null);
        }
    }

    private <U> Intake<U> intake(
            Iterator<? extends U> records,
            Function<? super U, ? extends Map<String, ?>> reader,
            Optional<ResumeToken> resume) {
        return new Intake<>(
                records,
                reader,
                settings.shaping(target),
                target,
                new Gathering<>(settings.batchSize(), settings.grouping()),
                resume.orElse(null));
    }

    private <U> Flow<U> flow(
            Intake<U> intake,
            CountDownLatch end,
            ProgressFile progress,
            ResponseListener<U> listener,
            Optional<ResumeToken> resume) {
        return new Flow<>(
                target,
                client,
                intake,
                new Patience(settings.patience(), end, settings.waiting()),
                progress,
                listener,
                resume);
    }
}
