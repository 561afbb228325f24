package org.lmsbridge.moodle.bulk;

import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.error.WriteInDoubtException;

/**
 * What became of one record of a bulk write. Immutable.
 *
 * @param <R> what a write gives back
 */
public sealed interface Verdict<R> {

    /**
     * The site has it now.
     *
     * @param value what the write gave back, such as the new number
     * @param <R> what a write gives back
     */
    record Written<R>(R value) implements Verdict<R> {}

    /**
     * The site had it already; nothing was changed.
     *
     * @param value what a write would have given back
     * @param <R> what a write gives back
     */
    record AlreadySo<R>(R value) implements Verdict<R> {}

    /**
     * The record cannot be written as it is; the site has nothing of it.
     *
     * @param reason why, with a remedy
     * @param <R> what a write gives back
     */
    record Rejected<R>(MoodleException reason) implements Verdict<R> {}

    /**
     * Nobody knows whether the site has it, and asking did not tell. Ask again before writing again.
     *
     * @param reason what happened
     * @param <R> what a write gives back
     */
    record InDoubt<R>(WriteInDoubtException reason) implements Verdict<R> {}

    /**
     * The record was not the trouble: the site could not be written to. It may be written later as it is.
     *
     * @param reason why, with a remedy
     * @param <R> what a write gives back
     */
    record NotAttempted<R>(MoodleException reason) implements Verdict<R> {}
}
