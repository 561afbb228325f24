package org.lmsbridge.moodle.destination;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;

/** A record on its way: what is to be sent of it, and its verdict as soon as there is one. Not thread-safe. */
final class Item<T> {
    private final long position;
    private final T record;
    private final boolean doubtful;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private @Nullable Verdict<?> verdict;

    Item(long position, T record, boolean doubtful) {
        this.position = position;
        this.record = record;
        this.doubtful = doubtful;
    }

    long position() {
        return position;
    }

    boolean doubtful() {
        return doubtful;
    }

    /** What is to be sent, by field; filled while the record is read and looked up. */
    Map<String, Object> fields() {
        return fields;
    }

    boolean open() {
        return verdict == null;
    }

    boolean inDoubt() {
        return verdict instanceof Verdict.InDoubt;
    }

    void judge(Verdict<?> given) {
        verdict = given;
    }

    void reject(MoodleException reason) {
        judge(new Verdict.Rejected<>(reason));
    }

    void refuse(String function, String fault) {
        reject(new InvalidRequestException(Fault.of(
                function,
                "record " + position + ": " + fault + ".",
                "Correct the record; nothing of it was sent.",
                Arrival.NOT_SENT)));
    }

    RecordOutcome<T> outcome() {
        if (verdict == null) {
            throw new IllegalStateException("record " + position + " has no verdict yet");
        }
        return new RecordOutcome<>(position, record, verdict);
    }
}
