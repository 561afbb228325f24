package org.lmsbridge.examples.destination;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the input.
 *
 * @param values what it holds, by heading
 * @param cells what it holds as it stands there, so that a row that cannot be read is not lost either
 * @param fault why it cannot be read
 */
record Row(Map<String, Object> values, List<String> cells, Optional<String> fault) {
    /** What is sent of it. */
    Map<String, Object> readable() {
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
        return values;
    }
}
