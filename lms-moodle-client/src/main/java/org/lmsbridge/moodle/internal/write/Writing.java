package org.lmsbridge.moodle.internal.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.internal.wire.Wire;

/**
 * One kind of bulk write: how records are checked, named, sent and asked for.
 *
 * @param <T> the record
 * @param <R> what a write gives back
 */
public interface Writing<T, R> {

    /** {@return the web service function} */
    String function();

    /** {@return the name of the list parameter that the records travel in} */
    String list();

    /**
     * Names a record in the write log.
     *
     * @param record the record
     * @return its natural key
     */
    String subject(T record);

    /**
     * Gives a record as it travels, for measuring.
     *
     * @param record the record
     * @return what is encoded
     */
    default Object form(T record) {
        return (Object) record;
    }

    /**
     * Finds what a site would refuse.
     *
     * @param records all records of the bulk
     * @return faults by the record's place; records without a fault are left out
     */
    default Map<Integer, String> faults(List<T> records) {
        return Map.of();
    }

    /**
     * Tells whether a record must travel in a call of its own.
     *
     * @param record the record
     * @return true where its failure or its mail would touch others
     */
    default boolean alone(T record) {
        return false;
    }

    /**
     * Tells whether calls of one bulk may be under way at once.
     *
     * @return true where the site does not number, order or lock what all of them share
     */
    default boolean sideBySide() {
        return false;
    }

    /**
     * Sends one call.
     *
     * @param records the records, within the budget
     * @return a verdict for each, in order; empty where the answer leaves a record out
     */
    List<Optional<Verdict<R>>> send(List<T> records);

    /**
     * Gives a way to send what is too large for a form: as one JSON argument, of which PHP counts one variable.
     *
     * @param wire the site, which offers packed calls
     * @return that way; empty for records so small that no call of them is too large
     */
    default Optional<Writing<T, R>> packed(Wire wire) {
        return Optional.empty();
    }

    /**
     * Asks the site for records whose fate is not known.
     *
     * @param records the records
     * @return a verdict for each that the site shows, in order; empty for those it does not show
     */
    List<Optional<Verdict<R>>> ask(List<T> records);

    /**
     * Tells whether a site that does not show a record after a while lets it be sent again.
     *
     * @return false where a repetition would do harm
     */
    default boolean repeatable() {
        return true;
    }
}
