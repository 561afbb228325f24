package org.lmsbridge.core.spi;

import java.time.Instant;
import java.util.List;

/**
 * One page of a listing that is read by keyset: "what comes after this id". Immutable.
 *
 * @param items the items, in the listing's own stable order of ids; at most as many as were asked for; no id twice
 * @param last whether the listing ends here. Only this mark ends a listing: an empty page without it is a fault, so
 *     that a read that broke off is never taken for the end
 * @param asOf the time at which the items were true in the records; earlier than now where the records answer from a
 *     cache
 * @param <T> what is listed
 */
public record Page<T>(List<T> items, boolean last, Instant asOf) {
    public Page {
        items = List.copyOf(items);
    }
}
