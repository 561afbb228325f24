package org.lmsbridge.core.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Compares two plans that are both too large to be held. Their changes are parted by fingerprint; for one part after
 * the other, the fingerprints of one plan are held while the other is read past them. Larger plans are read more often,
 * and memory stays the same.
 */
final class PlanDiff extends Spliterators.AbstractSpliterator<PlanDifference> implements AutoCloseable {
    /** How many fingerprints are held at a time: some twenty megabytes. */
    private static final int PART = 200_000;

    private final ChangePlan here;
    private final ChangePlan other;
    private final int parts;
    private final Map<Fingerprint, Integer> unmatched = new HashMap<>();
    private PlanDifference.Side side = PlanDifference.Side.THIS;
    private int part = -1;
    private Stream<Segment> reading = Stream.empty();
    private Iterator<Change> changes = Collections.emptyIterator();

    private PlanDiff(ChangePlan here, ChangePlan other, int partSize) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.here = here;
        this.other = other;
        this.parts = (int) Math.max(1, (here.header().total() + partSize - 1) / partSize);
    }

    static Stream<PlanDifference> of(ChangePlan here, ChangePlan other) {
        return here.header().digest().equals(other.header().digest()) ? Stream.empty() : of(here, other, PART);
    }

    static Stream<PlanDifference> of(ChangePlan here, ChangePlan other, int partSize) {
        var diff = new PlanDiff(here, other, partSize);
        return StreamSupport.stream(diff, false).onClose(diff::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super PlanDifference> action) {
        do {
            while (changes.hasNext()) {
                var change = changes.next();
                var print = Fingerprint.of(change);
                if (print.part(parts) == part && match(print) == (side == PlanDifference.Side.THIS)) {
                    action.accept(new PlanDifference(side, change));
                    return true;
                }
            }
        } while (turn());
        return false;
    }

    @Override
    public void close() {
        reading.close();
    }

    /** First the other plan is read past the fingerprints of this one; what is left over then is only here. */
    private boolean turn() {
        if (side == PlanDifference.Side.OTHER) {
            side = PlanDifference.Side.THIS;
            read(here);
            return true;
        }
        part++;
        if (part >= parts) {
            read(Stream.empty());
            return false;
        }
        read(here);
        changes.forEachRemaining(this::remember);
        side = PlanDifference.Side.OTHER;
        read(other);
        return true;
    }

    private void remember(Change change) {
        var print = Fingerprint.of(change);
        if (print.part(parts) == part) {
            unmatched.merge(print, 1, Integer::sum);
        }
    }

    private boolean match(Fingerprint print) {
        boolean known = unmatched.containsKey(print);
        unmatched.computeIfPresent(print, (any, times) -> times == 1 ? null : times - 1);
        return known;
    }

    private void read(ChangePlan plan) {
        read(plan.segments());
    }

    private void read(Stream<Segment> segments) {
        reading.close();
        reading = segments;
        changes = segments.flatMap(segment -> segment.changes().stream()).iterator();
    }
}
