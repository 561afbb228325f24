package org.lmsbridge.core.roster;

import java.time.Instant;
import java.util.Optional;

/**
 * A term that the records know. Immutable.
 *
 * @param id the records' id
 * @param code the code as it stands after the last dot of a course's short name; upper and lower case are the same
 * @param name the name
 * @param start the first day; empty if unknown
 * @param end the last day; empty if unknown
 */
public record Term(String id, String code, String name, Optional<Instant> start, Optional<Instant> end) {}
