package org.lmsbridge.moodle.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Any function by its name. */
public interface AnyApi {

    /**
     * Calls a function that reads.
     *
     * @param function its name
     * @param parameters its parameters
     * @return its answer
     */
    @Function
    JsonNode read(@Named String function, Map<String, ?> parameters);

    /**
     * Calls a function that writes.
     *
     * @param function its name
     * @param parameters its parameters
     * @return its answer
     */
    @Function(kind = Function.Kind.WRITE)
    JsonNode write(@Named String function, Map<String, ?> parameters);
}
