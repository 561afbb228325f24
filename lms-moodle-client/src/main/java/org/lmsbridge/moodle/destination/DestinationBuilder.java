package org.lmsbridge.moodle.destination;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.lmsbridge.moodle.MoodleClient;

/**
 * Says how records become requests. Made by {@link Destination#createUsers} and its siblings. Not thread-safe.
 *
 * <p>A heading of a record is the field of that name, upper case, spaces, hyphens and underscores aside; values of maps
 * are written {@code customfields.NAME} (or {@code profile_field_NAME}), {@code preferences.NAME} and
 * {@code courseformatoptions.NAME}. Null and blank values are left out. A heading that is no field is a fault of the
 * record, unless it is mapped or excluded.
 *
 * @param <T> the record
 */
public final class DestinationBuilder<T> {
    private final MoodleClient client;
    private final Target target;
    private final Function<? super T, ? extends Map<String, ?>> reader;
    private final Map<String, String> mapping = new LinkedHashMap<>();
    private final Set<String> excluded = new LinkedHashSet<>();
    private final Map<String, Object> constants = new LinkedHashMap<>();
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private final Map<String, FieldType> types = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean ignoreUnknown;
    private boolean keepBlanks;
    private int batchSize = 100;
    private Grouping grouping = Grouping.inOrder();
    private ZoneId zone = ZoneOffset.UTC;
    private Duration patience = Duration.ofMinutes(10);
    private Patience.Waiting waiting = Patience.Waiting.real();
    private Optional<Path> progress = Optional.empty();
    private ResponseListener<T> listener = response -> {};

    private DestinationBuilder(
            MoodleClient client, Target target, Function<? super T, ? extends Map<String, ?>> reader) {
        this.client = client;
        this.target = target;
        this.reader = reader;
    }

    static DestinationBuilder<Map<String, ?>> of(MoodleClient client, Target target) {
        return new DestinationBuilder<>(client, target, Function.identity());
    }

    private DestinationBuilder(DestinationBuilder<T> other) {
        this(other.client, other.target, other.reader);
        copy(other);
        listener = other.listener;
    }

    private void copy(DestinationBuilder<?> other) {
        mapping.putAll(other.mapping);
        excluded.addAll(other.excluded);
        constants.putAll(other.constants);
        defaults.putAll(other.defaults);
        types.putAll(other.types);
        headers.putAll(other.headers);
        ignoreUnknown = other.ignoreUnknown;
        keepBlanks = other.keepBlanks;
        batchSize = other.batchSize;
        grouping = other.grouping;
        zone = other.zone;
        patience = other.patience;
        waiting = other.waiting;
        progress = other.progress;
    }

    /**
     * Takes records of another type. To be called before {@link #listener}.
     *
     * @param function gives a record's values by heading; what it throws is the record's fault
     * @param <U> the record
     * @return a builder with the settings so far
     */
    public <U> DestinationBuilder<U> reading(Function<? super U, ? extends Map<String, ?>> function) {
        DestinationBuilder<U> other = new DestinationBuilder<>(client, target, function);
        other.copy(this);
        return other;
    }

    /**
     * Maps a heading to a field.
     *
     * @param heading the heading in the records
     * @param field the field, such as {@code email}, {@code customfields.branch} or {@code user.email}
     * @return this builder
     */
    public DestinationBuilder<T> map(String heading, String field) {
        if (schema().type(field).isEmpty()) {
            throw new IllegalArgumentException("there is no field '" + field + "' in " + target.function());
        }
        mapping.put(heading, field);
        return this;
    }

    /**
     * Leaves attributes out.
     *
     * @param attributes headings, or fields
     * @return this builder
     */
    public DestinationBuilder<T> exclude(Collection<String> attributes) {
        excluded.addAll(attributes);
        return this;
    }

    /**
     * Gives a field the same value in every record, whatever the record says.
     *
     * @param field the field
     * @param value the value
     * @return this builder
     */
    public DestinationBuilder<T> constant(String field, Object value) {
        return put(constants, field, value);
    }

    /**
     * Gives a field a value in records that have none.
     *
     * @param field the field
     * @param value the value
     * @return this builder
     */
    public DestinationBuilder<T> defaultTo(String field, Object value) {
        return put(defaults, field, value);
    }

    private DestinationBuilder<T> put(Map<String, Object> values, String field, Object value) {
        FieldType type = schema().type(field)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no field '" + field + "' in " + target.function()));
        try {
            new Values(zone).of(type, value);
        } catch (Values.UnfitException e) {
            throw new IllegalArgumentException(field + " " + e.getMessage(), e);
        }
        values.put(field, value);
        return this;
    }

    /**
     * Says what a field of a manual destination holds; otherwise its values are sent as they are.
     *
     * @param field the field
     * @param type what it holds
     * @return this builder
     */
    public DestinationBuilder<T> type(String field, FieldType type) {
        types.put(field, type);
        return this;
    }

    /**
     * Leaves headings out that are no fields, instead of taking them for a mistake.
     *
     * @return this builder
     */
    public DestinationBuilder<T> ignoreUnknown() {
        ignoreUnknown = true;
        return this;
    }

    /**
     * Sends blank values, which empty a field when an account is changed, instead of leaving them out.
     *
     * @return this builder
     */
    public DestinationBuilder<T> keepBlanks() {
        keepBlanks = true;
        return this;
    }

    /**
     * Sends headers with every request, beside those of the site.
     *
     * @param name the name
     * @param value the value, shown nowhere
     * @return this builder
     */
    public DestinationBuilder<T> header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Sets how many records a batch has; 100 unless set. A batch takes several calls where the site's
     * {@code recordsPerCall}, {@code variablesPerCall} or {@code bytesPerCall} are smaller.
     *
     * @param records 1 or more
     * @return this builder
     */
    public DestinationBuilder<T> batchSize(int records) {
        if (records < 1) {
            throw new IllegalArgumentException("batchSize must be 1 or more");
        }
        batchSize = records;
        return this;
    }

    /**
     * Sends every record in a call of its own.
     *
     * @return this builder
     */
    public DestinationBuilder<T> unbatched() {
        return batchSize(1);
    }

    /**
     * Sets which records travel together; those that follow each other unless set.
     *
     * @param rule the rule
     * @return this builder
     */
    public DestinationBuilder<T> grouping(Grouping rule) {
        grouping = rule;
        return this;
    }

    /**
     * Sets the zone of dates and times without one; UTC unless set.
     *
     * @param ofDates the zone
     * @return this builder
     */
    public DestinationBuilder<T> zone(ZoneId ofDates) {
        zone = ofDates;
        return this;
    }

    /**
     * Sets how long a flow waits for a site that cannot serve, such as for an upgrade, before it ends; 10 minutes unless
     * set. Nothing is read from the input meanwhile.
     *
     * @param longest the time, counted anew after each call that the site serves
     * @return this builder
     */
    public DestinationBuilder<T> patience(Duration longest) {
        patience = longest;
        return this;
    }

    /** Lets tests wait as they like. */
    DestinationBuilder<T> waiting(Patience.Waiting how) {
        waiting = how;
        return this;
    }

    /**
     * Keeps in a file how far a flow has come, so that the next one with the same input goes on, also after a kill. The
     * file holds neither records nor secrets, and grows by about 100 bytes a batch. Without one, a flow that was ended
     * goes on by the token of its report, and one that was killed by the token of the last response.
     *
     * @param file the file, made where missing; one for each input
     * @return this builder
     */
    public DestinationBuilder<T> progress(Path file) {
        progress = Optional.of(file);
        return this;
    }

    /**
     * Sets what hears of every batch.
     *
     * @param hears the listener
     * @return this builder
     */
    public DestinationBuilder<T> listener(ResponseListener<T> hears) {
        listener = hears;
        return this;
    }

    /** {@return the destination, inactive} */
    public Destination<T> build() {
        return new Destination<>(
                new DestinationBuilder<>(this), target, headers.isEmpty() ? client : client.withHeaders(headers));
    }

    private Schema schema() {
        return target.schema().withTypes(types);
    }

    Shaping shaping(Target of) {
        return new Shaping(
                of.schema().withTypes(types),
                new Values(zone),
                new Shaping.Rules(mapping, excluded, constants, defaults, ignoreUnknown, keepBlanks));
    }

    Function<? super T, ? extends Map<String, ?>> reader() {
        return reader;
    }

    int batchSize() {
        return batchSize;
    }

    Grouping grouping() {
        return grouping;
    }

    Duration patience() {
        return patience;
    }

    Patience.Waiting waiting() {
        return waiting;
    }

    Optional<Path> progress() {
        return progress;
    }

    ResponseListener<T> listener() {
        return listener;
    }
}
