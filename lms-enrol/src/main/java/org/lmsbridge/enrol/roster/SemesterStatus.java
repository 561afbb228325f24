package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A semester of the site, and how far its import is. Immutable.
 *
 * @param key by which it is imported, such as {@code term:2027S1}, {@code category:12} or {@code dates:autumn}
 * @param name for people
 * @param imported what is imported of it; empty for a semester that was found and not imported yet
 * @param addedAt when it was first found
 * @param startedAt when its latest import began
 * @param lastSyncCompletedAt when an import last came to its end with everything read
 * @param problem what kept the latest import from that, for people
 */
public record SemesterStatus(
        String key,
        String name,
        Set<RosterResource> imported,
        Instant addedAt,
        Optional<Instant> startedAt,
        Optional<Instant> lastSyncCompletedAt,
        Optional<String> problem) {

    /** How far an import is. */
    public enum State {
        /** It was found, and nothing of it was imported yet. */
        FOUND,
        /** An import runs, or was broken off. */
        IMPORTING,
        /** The latest import read everything. */
        IMPORTED,
        /** Something could not be read; what could be was delivered. */
        INCOMPLETE
    }

    public SemesterStatus {
        imported = Set.copyOf(imported);
    }

    /** {@return how far its import is} */
    public State state() {
        if (startedAt.isEmpty()) {
            return State.FOUND;
        }
        if (problem.isPresent()) {
            return State.INCOMPLETE;
        }
        return lastSyncCompletedAt
                        .filter(time -> !time.isBefore(startedAt.get()))
                        .isPresent()
                ? State.IMPORTED
                : State.IMPORTING;
    }
}
