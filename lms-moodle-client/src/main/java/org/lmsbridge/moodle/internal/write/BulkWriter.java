package org.lmsbridge.moodle.internal.write;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.internal.wire.Form.Size;
import org.lmsbridge.moodle.internal.wire.SideBySide;
import org.lmsbridge.moodle.internal.wire.Waiter;
import org.lmsbridge.moodle.internal.wire.Wire;

/** Writes records in calls that fit the budget, and gives each record its verdict. Thread-safe. */
public final class BulkWriter {
    private static final int READS_PER_WRITE = 5;

    private final Wire wire;
    private final WriteGate gate;
    private final Waiter waiter;
    private final boolean askFirst;

    /**
     * Makes a writer.
     *
     * @param wire the site
     * @param gate the way of every writing request
     */
    public BulkWriter(Wire wire, WriteGate gate) {
        this(wire, gate, Waiter.sleeping());
    }

    BulkWriter(Wire wire, WriteGate gate, Waiter waiter) {
        this(wire, gate, waiter, false);
    }

    private BulkWriter(Wire wire, WriteGate gate, Waiter waiter, boolean askFirst) {
        this.wire = wire;
        this.gate = gate;
        this.waiter = waiter;
        this.askFirst = askFirst;
    }

    /** {@return a writer that takes every record for one in doubt} */
    public BulkWriter askingFirst() {
        return new BulkWriter(wire, gate, waiter, true);
    }

    /**
     * Waits, as a doubt has to be given time.
     *
     * @param time how long
     * @throws InterruptedException if the thread is wanted elsewhere
     */
    public void await(Duration time) throws InterruptedException {
        waiter.await(time);
    }

    /** {@return the way of every writing request} */
    public WriteGate gate() {
        return gate;
    }

    /**
     * Writes records.
     *
     * @param records the records
     * @param writing how they are written
     * @param <T> the record
     * @param <R> what a write gives back
     * @return a verdict for each, in order
     */
    public <T, R> BulkResult<T, R> write(List<T> records, Writing<T, R> writing) {
        BulkRun<T, R> run = new BulkRun<>(records, writing, wire, gate, waiter);
        return askFirst ? run.askingFirst() : run.result();
    }

    /**
     * Splits what a read asks for into calls that fit the budget, and asks again in smaller calls where the site cut
     * one off.
     *
     * @param values what is asked for
     * @param list the name of the list parameter
     * @param call one call
     * @param <V> what is asked for
     * @param <A> what is found
     * @return everything found
     */
    public <V, A> List<A> read(List<V> values, String list, Function<List<V>, List<A>> call) {
        Function<V, Size> size = value -> wire.form().measure(list, (Object) value);
        int threads = Math.min(wire.site().callsAtOnce(), wire.site().concurrency());
        var chunks = Chunks.of(values, size, wire.budget(), perRead(values.size(), threads));
        var answers = new ConcurrentHashMap<Integer, List<A>>();
        var places = IntStream.range(0, chunks.size()).iterator();
        var reading = new SideBySide<Integer>(
                () -> next(places),
                place -> answers.put(place.get(0), readChunk(chunks.get(place.get(0)), list, call, size)));
        reading.run(threads);
        return IntStream.range(0, chunks.size())
                .mapToObj(answers::get)
                .flatMap(List::stream)
                .toList();
    }

    /**
     * A read may ask for more than a write may write, because who is not there costs next to nothing. All calls are about
     * as long, so that none is left when the others are done, and no more than there would be with as many as a write has.
     */
    private int perRead(int values, int threads) {
        int records = wire.budget().records();
        int most = records * READS_PER_WRITE;
        int calls = Math.max((values + most - 1) / most, Math.min(threads, (values + records - 1) / records));
        return calls == 0 ? most : (values + calls - 1) / calls;
    }

    private static List<Integer> next(Iterator<Integer> places) {
        synchronized (places) {
            return places.hasNext() ? List.of(places.next()) : List.of();
        }
    }

    private <V, A> List<A> readChunk(
            List<V> chunk, String list, Function<List<V>, List<A>> call, Function<V, Size> size) {
        try {
            return call.apply(chunk);
        } catch (MoodleException e) {
            Size sent = Chunks.sum(chunk, size);
            if (chunk.size() > 1 && BulkRun.cutOff(e, sent, wire)) {
                wire.budget().cutOff(sent);
                return read(chunk, list, call);
            }
            throw e;
        }
    }
}
