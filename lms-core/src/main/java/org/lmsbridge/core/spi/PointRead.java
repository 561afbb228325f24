package org.lmsbridge.core.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * The answer to a question for one thing by its id. Only such an answer, never absence from a listing, may lead to a
 * removal.
 *
 * @param value what was found; empty if the records know for certain that there is none
 * @param asOf the time at which that was true in the records
 * @param <T> what was asked for
 */
public record PointRead<T>(Optional<T> value, Instant asOf) {}
