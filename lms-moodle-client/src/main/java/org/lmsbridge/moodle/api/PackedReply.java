package org.lmsbridge.moodle.api;

import java.util.List;
import java.util.Optional;

/**
 * What {@code tool_mobile_call_external_functions} answers.
 *
 * @param responses one answer per call that was made; calls after an error are not made
 */
public record PackedReply(List<Item> responses) {

    /**
     * The answer of a call inside a call.
     *
     * @param error whether it failed
     * @param data its answer, JSON text; absent for a function without one
     * @param exception its error envelope, JSON text
     */
    public record Item(boolean error, Optional<String> data, Optional<String> exception) {}
}
