package org.lmsbridge.core.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a plan without reading its segments. Immutable.
 *
 * @param id the plan
 * @param site the site that it is for
 * @param createdAt when it was made
 * @param counts how many changes of each kind it has
 * @param findings how many findings it has
 * @param digest SHA-256 over all changes in their order, in hexadecimal; equal plans have equal digests
 * @param base what the site had of ours, for the guards
 */
public record PlanHeader(
        String id,
        String site,
        Instant createdAt,
        Map<ChangeKind, Long> counts,
        long findings,
        String digest,
        PlanBase base) {
    public PlanHeader {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** {@return how many changes there are} */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** {@return how many changes write to the site} */
    public long writes() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().writing())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** {@return how many mails Moodle may send when the plan is applied, if welcome messages are on} */
    public long mails() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().mailsPeople())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
