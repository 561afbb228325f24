package org.lmsbridge.moodle;

import org.lmsbridge.moodle.internal.wire.Packed;
import org.lmsbridge.moodle.internal.wire.Wire;
import org.lmsbridge.moodle.internal.write.BulkWriter;

/** What the areas of a client work with. */
record Area(Wire wire, BulkWriter writer, Packed packed) {

    <T> T api(Class<T> type) {
        return wire.api(type);
    }

    MoodleSite site() {
        return wire.site();
    }
}
