package org.lmsbridge.moodle.destination;

/**
 * Hears what came of every batch, on the thread that sends, before the batch counts as done: what it throws ends the
 * flow, and a resumed flow gives it the records of that batch once more.
 *
 * @param <T> the record
 */
@FunctionalInterface
public interface ResponseListener<T> {

    /**
     * Hears of a batch.
     *
     * @param response what came of it
     */
    void responded(BatchResponse<T> response);
}
