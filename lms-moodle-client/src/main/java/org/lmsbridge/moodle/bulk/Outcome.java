package org.lmsbridge.moodle.bulk;

/**
 * A record and what became of it. Immutable.
 *
 * @param record the record as it was given
 * @param verdict what became of it
 * @param <T> the record
 * @param <R> what a write gives back
 */
public record Outcome<T, R>(T record, Verdict<R> verdict) {}
