package org.lmsbridge.enrol.roster;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the site answers each function that the import needs. Immutable.
 *
 * @param checkedAt when the site was asked
 * @param functions the functions, in the order in which they are needed
 */
public record ConnectionCheck(Instant checkedAt, List<FunctionState> functions) {
    /** How a function stands, from best to worst. */
    public enum Status {
        /** The site answers. */
        OK,
        /** The site answers that the account behind the token lacks a right. */
        REFUSED,
        /** The token's service lacks the function. */
        MISSING,
        /** The site does not answer, or not as Moodle does, or knows no such token. */
        UNREACHABLE
    }

    /**
     * How one function stands.
     *
     * @param function its name
     * @param status how it stands
     * @param message what the site said; empty where it answers
     * @param remedy what an administrator can do; empty where nothing has to be done
     */
    public record FunctionState(String function, Status status, String message, String remedy) {}

    public ConnectionCheck {
        functions = List.copyOf(functions);
    }

    /** {@return the worst status of all} */
    public Status overall() {
        return functions.stream()
                .map(FunctionState::status)
                .max(Comparator.naturalOrder())
                .orElse(Status.OK);
    }
}
